package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.edge.files.FileText;
import dev.assay.evalset.Item;
import dev.assay.gold.Coverage;
import dev.assay.gold.LabelPair;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.files.RubricReader;
import dev.assay.stats.BootstrapPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often an analysis claims something where there is nothing to claim: judges write about six themes, and where they differ
 * from gold is drawn without a look at what they write.
 */
@Tag("slow")
class NullRateTest {

    private static final int SETS = 240;

    private final Rubric rubric = RubricReader.read(new FileText("replies.yaml", """
            id: replies
            version: 1.0.0
            title: Replies
            inputs: [input]
            criteria:
              - id: tone
                question: Is the reply as it should be?
                scale: {type: binary, labels: [ok, bad], passing: [ok]}
            decision: {rule: all_pass}
            """));

    /** What was claimed of some data sets without anything to claim. */
    private record Claims(int sets, int withClusters, int ofClusters, int ofSlices, int ofEither) {

        static final Claims NONE = new Claims(0, 0, 0, 0, 0);

        Claims and(DisagreementClusters found) {
            boolean cluster =
                    found.clusters().stream().anyMatch(one -> one.lift().value().isPresent());
            boolean slice = !found.slices().confirmed().isEmpty();
            return new Claims(
                    sets + 1,
                    withClusters + (found.clusters().isEmpty() ? 0 : 1),
                    ofClusters + (cluster ? 1 : 0),
                    ofSlices + (slice ? 1 : 0),
                    ofEither + (cluster || slice ? 1 : 0));
        }
    }

    /** Prints the figures of docs/disagreement.md. */
    @Test
    void claims_a_lift_in_at_most_one_of_twenty_sets_in_which_disagreement_is_random() {
        Claims claims = Claims.NONE;
        for (int seed = 1; seed <= SETS; seed++) {
            claims = claims.and(new DisagreementAnalysis(
                            rubric,
                            PlantedThemes.EMBEDDER,
                            BootstrapPlan.seeded(seed),
                            DisagreementAnalysis.Depth.QUICK)
                    .of(set(seed), Witnesses.none()));
            if (seed % 20 == 0) {
                System.out.println(claims);
            }
        }

        assertThat(claims.withClusters())
                .as("sets that had something to claim of")
                .isGreaterThan(SETS / 2);
        assertThat(claims.ofEither()).isLessThanOrEqualTo(SETS / 20);
    }

    /**
     * Some 240 to 480 items, 15 to 30 % of them disagreed on. In every other set items come in groups of six that are
     * disagreed on together more often than not, as with sellers of whom everything is disagreed on.
     */
    private DisagreementSet set(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = 240 + random.nextInt(241);
        double chance = 0.15 + 0.15 * random.nextDouble();
        boolean isGrouped = seed % 2 == 0;
        List<CaseText> texts = PlantedThemes.of(seed, size, 6, List.of("en")).disagreeing();
        List<LabelPair> pairs = new ArrayList<>();
        List<Disagreement> members = new ArrayList<>();
        int[] differing = differing(random, size, chance, isGrouped ? 6 : 1);
        for (int i = 0; i < size; i++) {
            Item plain = Cases.item(
                    "item " + i,
                    texts.get(i).item(),
                    Map.of(
                            "annotator", "a" + random.nextInt(12),
                            "vendor", "v" + random.nextInt(3),
                            "workflow", "w" + random.nextInt(4)));
            Item item = new Item(
                    plain.id(),
                    plain.fields(),
                    isGrouped ? Optional.of("seller " + i / 6) : Optional.empty(),
                    OptionalDouble.empty(),
                    plain.meta());
            LabelPair pair = Cases.pair(
                    item,
                    "ok",
                    2,
                    differing[i] == 1 ? "bad" : "ok",
                    Optional.of(texts.get(i).reason()));
            pairs.add(pair);
            Disagreement.in(pair, rubric.criteria().get(0).scale()).ifPresent(members::add);
        }
        return new DisagreementSet(
                Cases.JUDGE,
                rubric.criteria().get(0),
                pairs,
                members,
                new Coverage(size, size, size, size, 0, 0, 0, 0, 0));
    }

    /** Whether each item is disagreed on; of a group some four of five items go one way. */
    private static int[] differing(SplittableRandom random, int size, double chance, int group) {
        int[] ofGroup = IntStream.range(0, size / group + 1)
                .map(unused -> random.nextDouble() < chance ? 1 : 0)
                .toArray();
        return IntStream.range(0, size)
                .map(i ->
                        group > 1 && random.nextInt(5) > 0 ? ofGroup[i / group] : random.nextDouble() < chance ? 1 : 0)
                .toArray();
    }
}
