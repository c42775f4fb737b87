package dev.assay.disagreement.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.access.Caller;
import dev.assay.disagreement.Cause;
import dev.assay.disagreement.CeilingGain;
import dev.assay.disagreement.ClusterDecision;
import dev.assay.disagreement.Diagnosis;
import dev.assay.disagreement.Direction;
import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementCluster;
import dev.assay.rubric.Label;
import dev.assay.stats.Estimate;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClustersTest {

    @Inject
    Clusters clusters;

    @Test
    void a_cluster_keeps_its_id_when_members_come_and_go() {
        Clusters.Place first =
                new Clusters.Place("default", "clusters-store", "run_1", "a judge", "tone", "calibration");
        Clusters.Place second =
                new Clusters.Place("default", "clusters-store", "run_2", "a judge", "tone", "calibration");

        String old = clusters.recognise(first, List.of(cluster("old", "a", "b", "c")))
                .get(0)
                .cluster()
                .id();
        // Two of four members are the same: 2/4 is half, so it is the same cluster.
        var again = clusters.recognise(second, List.of(cluster("new", "b", "c", "d")));

        assertThat(again.get(0).cluster().id()).isEqualTo(old);
        assertThat(again.get(0).firstRun()).isEqualTo("run_1");
        Clusters.Kept kept = clusters.find("default", old).orElseThrow();
        assertThat(kept.items()).containsExactlyInAnyOrder("b", "c", "d");
        assertThat(kept.lastRun()).isEqualTo("run_2");
    }

    @Test
    void other_members_another_evalset_or_another_split_make_another_cluster() {
        Clusters.Place place =
                new Clusters.Place("default", "clusters-store-2", "run_1", "a judge", "tone", "calibration");
        Clusters.Place copy = new Clusters.Place("default", "clusters-copy", "run_1", "a judge", "tone", "calibration");
        Clusters.Place whole = new Clusters.Place("default", "clusters-store-2", "run_1", "a judge", "tone", "all");

        Set<String> ids = new HashSet<>();
        ids.add(id(place, cluster("one", "a", "b", "c")));
        ids.add(id(place, cluster("two", "c", "d", "e")));
        ids.add(id(copy, cluster("one", "a", "b", "c")));
        ids.add(id(whole, cluster("one", "a", "b", "c")));

        assertThat(ids).hasSize(4);
        assertThat(id(place, cluster("one", "a", "b", "c"))).isIn(ids);
    }

    @Test
    void a_decision_outlives_another_look_at_the_cluster() {
        Clusters.Place place =
                new Clusters.Place("default", "clusters-store-3", "run_1", "a judge", "tone", "calibration");
        Caller lead = new Caller("lead", "default", Set.of());
        String id = id(place, cluster("one", "a", "b", "c"));

        clusters.decide(lead, id, revision -> assertThat(revision).isEqualTo(1), before -> decided("ours"));
        var again = clusters.recognise(
                new Clusters.Place("default", "clusters-store-3", "run_2", "a judge", "tone", "calibration"),
                List.of(cluster("other", "a", "b", "c", "d")));

        assertThat(again.get(0).name()).isEqualTo("ours");
        assertThat(again.get(0).cause()).isEqualTo(Cause.GOLD_SUSPECT);
        assertThat(again.get(0).revision()).isEqualTo(2);
    }

    @Test
    void who_finds_the_same_at_once_keeps_it_once() {
        Clusters.Place place =
                new Clusters.Place("default", "clusters-store-4", "run_1", "a judge", "tone", "calibration");

        List<String> ids = IntStream.range(0, 8)
                .parallel()
                .mapToObj(unused -> id(place, cluster("one", "a", "b", "c")))
                .distinct()
                .toList();

        assertThat(ids).hasSize(1);
    }

    private String id(Clusters.Place place, DisagreementCluster cluster) {
        return clusters.recognise(place, List.of(cluster)).get(0).cluster().id();
    }

    private static ClusterDecision decided(String name) {
        return new ClusterDecision(
                Optional.of(name),
                Optional.of(Cause.GOLD_SUSPECT),
                Optional.empty(),
                ClusterDecision.Status.OPEN,
                Optional.empty(),
                Optional.of(Instant.EPOCH),
                Optional.of("lead"));
    }

    private static DisagreementCluster cluster(String id, String... items) {
        Estimate none = Estimate.undefined("not measured", 0);
        return new DisagreementCluster(
                id,
                "name",
                "a judge",
                "tone",
                Direction.STRICTER,
                1,
                List.of(),
                Optional.empty(),
                List.of(items[0]),
                items[0],
                Stream.of(items)
                        .map(item -> new Disagreement(
                                item,
                                "tone",
                                "a judge",
                                Label.named("polite"),
                                Label.named("rude"),
                                Direction.STRICTER,
                                OptionalDouble.empty(),
                                1,
                                Optional.empty()))
                        .toList(),
                none,
                new Diagnosis(Map.of(Cause.JUDGE_ERROR, 1.0), List.of()),
                Map.of(),
                new CeilingGain("kappa", none, none),
                List.of(),
                none);
    }
}
