package dev.assay.disagreement.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.disagreement.Cause;
import dev.assay.disagreement.CeilingGain;
import dev.assay.disagreement.Diagnosis;
import dev.assay.disagreement.Direction;
import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementCluster;
import dev.assay.rubric.Label;
import dev.assay.stats.Estimate;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClustersTest {

    @Inject
    Clusters clusters;

    @Test
    void a_cluster_keeps_its_id_when_members_come_and_go() {
        Clusters.Place first = new Clusters.Place("default", "clusters-store", "run_1", "a judge", "tone");
        Clusters.Place second = new Clusters.Place("default", "clusters-store", "run_2", "a judge", "tone");

        clusters.recognise(first, List.of(cluster("clu_old", "a", "b", "c")));
        // Two of four members are the same: 2/4 is half, so it is the same cluster.
        var again = clusters.recognise(second, List.of(cluster("clu_new", "b", "c", "d")));

        assertThat(again.get(0).cluster().id()).isEqualTo("clu_old");
        assertThat(again.get(0).firstRun()).isEqualTo("run_1");
        Clusters.Kept kept = clusters.find("default", "clu_old").orElseThrow();
        assertThat(kept.items()).containsExactlyInAnyOrder("b", "c", "d");
        assertThat(kept.lastRun()).isEqualTo("run_2");
        assertThat(clusters.find("default", "clu_new")).isEmpty();
    }

    @Test
    void another_cluster_is_new() {
        Clusters.Place place = new Clusters.Place("default", "clusters-store-2", "run_1", "a judge", "tone");

        clusters.recognise(place, List.of(cluster("clu_one", "a", "b", "c")));
        var other = clusters.recognise(place, List.of(cluster("clu_two", "c", "d", "e")));

        assertThat(other.get(0).cluster().id()).isEqualTo("clu_two");
        assertThat(clusters.find("default", "clu_one")).isPresent();
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
