package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.BootstrapPlan;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the demo's judge gets wrong in the demo's own calibration split, found without a look at what was planted. */
class DisagreementAnalysisTest {

    private static CatalogAudit audit;

    @BeforeAll
    static void readTheBundledRelease() {
        audit = CatalogAudit.calibration("2026-10");
    }

    private static DisagreementClusters of(String judge, String criterion) {
        return new DisagreementAnalysis(
                        audit.rubric(),
                        PlantedThemes.EMBEDDER,
                        BootstrapPlan.seeded(1),
                        DisagreementAnalysis.Depth.QUICK)
                .of(audit.set(judge, criterion), audit.witnesses());
    }

    @Test
    void the_good_judge_takes_accessories_for_the_devices_they_fit() {
        DisagreementClusters found = of("synthetic-good", "category");

        DisagreementCluster cluster = found.clusters().get(0);
        assertThat(found.clusters()).hasSize(1);
        assertThat(cluster.size()).isGreaterThanOrEqualTo(9);
        assertThat(cluster.direction()).isEqualTo(Direction.STRICTER);
        assertThat(cluster.name()).startsWith("CAT-1.2: ").contains("accessory");
        assertThat(cluster.diagnosis().cause()).isEqualTo(Cause.JUDGE_ERROR);
        assertThat(cluster.recommendation().text())
                .contains("An accessory is in the accessory leaf even when the title begins with the device it fits")
                .contains("to the examples of criterion category, labelled “correct”");
        assertThat(cluster.recommendation().items()).hasSize(1);
    }

    @Test
    void it_believes_the_seller_who_calls_worn_goods_refurbished() {
        DisagreementCluster cluster =
                of("synthetic-good", "condition").clusters().get(0);

        assertThat(cluster.direction()).isEqualTo(Direction.MORE_LENIENT);
        assertThat(cluster.name()).startsWith("CON-2.3: ").containsAnyOf("refurbished", "like new");
        assertThat(cluster.diagnosis().cause()).isEqualTo(Cause.JUDGE_ERROR);
        assertThat(cluster.diagnosis().evidence())
                .anyMatch(sentence -> sentence.startsWith("u_4 is set aside here: with the judge in 3 of 4 opinions"));
        assertThat(cluster.recommendation().text())
                .contains("Praise by the seller, such as \"refurbished\" or \"like new\", changes nothing");
        // Pairs with this rule are disagreements in all 13 cases, 20 of 312 pairs are: the lift cannot be near 1.
        assertThat(cluster.lift().value().orElseThrow()).isGreaterThan(5);
        assertThat(cluster.ceilingGain().ifFixed().value().orElseThrow())
                .isGreaterThan(cluster.ceilingGain().now().value().orElseThrow() + 0.2);
    }

    @Test
    void it_takes_a_denied_defect_for_a_mentioned_one() {
        DisagreementCluster cluster = of("synthetic-good", "defect").clusters().get(0);

        assertThat(cluster.direction()).isEqualTo(Direction.STRICTER);
        assertThat(cluster.terms()).contains("mentioned");
        assertThat(cluster.diagnosis().cause()).isEqualTo(Cause.JUDGE_ERROR);
        assertThat(cluster.recommendation().text()).contains("DEF-3.3");
    }

    @Test
    void clusters_and_the_rest_are_all_disagreements_and_none_twice() {
        for (String criterion : List.of("category", "condition", "defect")) {
            DisagreementClusters found = of("synthetic-strict", criterion);

            List<String> all = new java.util.ArrayList<>(
                    found.unclustered().stream().map(Disagreement::itemId).toList());
            found.clusters().forEach(cluster -> all.addAll(cluster.memberIds()));
            assertThat(all)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(found.set().members().stream()
                            .map(Disagreement::itemId)
                            .toList());
        }
    }

    @Test
    void the_same_data_give_the_same_ids() {
        assertThat(of("synthetic-good", "defect").clusters().stream().map(DisagreementCluster::id))
                .isEqualTo(of("synthetic-good", "defect").clusters().stream()
                        .map(DisagreementCluster::id)
                        .toList());
    }
}
