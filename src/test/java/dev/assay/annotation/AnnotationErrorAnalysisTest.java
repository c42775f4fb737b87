package dev.assay.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.disagreement.CatalogAudit;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSetBuilder;
import dev.assay.gold.Split;
import dev.assay.rubric.ItemDecision;
import dev.assay.rubric.Label;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Learns on the calibration half of a bundled release and doubts the other half, whose gold it does not see. */
class AnnotationErrorAnalysisTest {

    private static final List<String> JUDGES = List.of("synthetic-good", "synthetic-lenient");

    private static List<GoldItem> part(CatalogAudit audit, Split split) {
        return audit.gold().stream()
                .filter(gold -> CatalogAudit.SPLIT.of(gold.item().cluster()) == split)
                .toList();
    }

    private static SaidWords said(CatalogAudit audit) {
        SaidWords said = new SaidWords(audit.rubric());
        audit.said(JUDGES).forEach(said::add);
        return said;
    }

    private static AnnotationErrors ranked(CatalogAudit audit, int most) {
        return new AnnotationErrorAnalysis(audit.rubric(), 0.95, 1)
                .of(
                        new CalibrationSet(GoldSetBuilder.aGoldSet().build().header(), part(audit, Split.CALIBRATION)),
                        part(audit, Split.HOLDOUT).stream()
                                .map(gold -> Candidate.of(gold.item()))
                                .toList(),
                        said(audit),
                        most);
    }

    private static Set<String> wrongOnes(CatalogAudit audit) {
        ItemDecision decision = new ItemDecision(audit.rubric());
        Set<String> wrong = new HashSet<>();
        for (GoldItem gold : part(audit, Split.HOLDOUT)) {
            Map<String, Label> labels = gold.labels().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().label()));
            if (decision.passesInFull(labels).filter(passes -> !passes).isPresent()) {
                wrong.add(gold.item().id());
            }
        }
        return wrong;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-09", "2026-10"})
    void finds_three_times_as_many_wrong_annotations_as_a_random_queue(String release) {
        CatalogAudit audit = CatalogAudit.whole(release);
        Set<String> wrong = wrongOnes(audit);
        int candidates = part(audit, Split.HOLDOUT).size();

        for (int most : new int[] {10, 20, 30}) {
            AnnotationErrors found = ranked(audit, most);
            long hits = found.suspects().stream()
                    .filter(suspect -> wrong.contains(suspect.itemId()))
                    .count();
            double atRandom = (double) most * wrong.size() / candidates;

            assertThat(hits).isGreaterThanOrEqualTo((long) Math.ceil(3 * atRandom));
            assertThat(found.expectedAtRandom()).isCloseTo(atRandom, within(0.25 * atRandom));
        }
    }

    @Test
    void names_the_annotator_who_chooses_wrong_categories() {
        CatalogAudit audit = CatalogAudit.whole("2026-10");
        AnnotationErrors found = new AnnotationErrorAnalysis(audit.rubric(), 0.95, 1)
                .of(
                        new CalibrationSet(GoldSetBuilder.aGoldSet().build().header(), audit.gold()),
                        List.of(),
                        said(audit),
                        1);

        assertThat(found.sources()).hasSize(12);
        assertThat(found.sources().stream()
                        .max(Comparator.comparingDouble(source ->
                                source.byCriterion().get("category").value().orElse(0)))
                        .map(AnnotationErrors.Source::name))
                .contains("a_09");
    }

    @Test
    void shrinks_the_rate_of_an_annotator_of_whom_little_is_known() {
        AnnotationErrors found = ranked(CatalogAudit.whole("2026-09"), 1);
        double all = (double) found.wrong() / found.known();

        assertThat(found.sources()).allSatisfy(source -> {
            double plain = (double) source.wrong() / source.known();
            double rate = source.errorRate().value().orElseThrow();
            assertThat(source.errorRate().n()).isEqualTo(source.known());
            assertThat(Math.abs(rate - all)).isLessThanOrEqualTo(Math.abs(plain - all) + 0.005);
        });
        assertThat(found.sources())
                .filteredOn(source -> source.known() >= 30)
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.errorRate().value().orElseThrow())
                        .isEqualTo((double) source.wrong() / source.known()));
    }

    @Test
    void says_with_counts_why_an_annotation_is_suspect() {
        AnnotationErrors found = ranked(CatalogAudit.whole("2026-09"), 1);

        assertThat(found.suspects()).hasSize(1);
        assertThat(found.suspects().get(0).doubts().get(0).evidence())
                .anyMatch(
                        sentence -> sentence.matches(
                                "synthetic-good finds it wrong, confidence 0\\.\\d\\d; of \\d+ known ones of which it said so \\d+ are wrong\\."))
                .anyMatch(sentence -> sentence.matches("Of \\d+ known annotations of a_\\d\\d \\d+ (is|are) wrong\\."));
    }

    @Test
    void gives_the_same_ranking_on_the_same_data() {
        assertThat(ranked(CatalogAudit.whole("2026-09"), 50)).isEqualTo(ranked(CatalogAudit.whole("2026-09"), 50));
    }

    @Test
    void says_what_is_missing_where_gold_holds_too_few_wrong_ones() {
        CatalogAudit audit = CatalogAudit.whole("2026-09");
        List<GoldItem> few = part(audit, Split.CALIBRATION).subList(0, 8);

        AnnotationErrors found = new AnnotationErrorAnalysis(audit.rubric(), 0.95, 1)
                .of(
                        new CalibrationSet(GoldSetBuilder.aGoldSet().build().header(), few),
                        part(audit, Split.HOLDOUT).stream()
                                .map(gold -> Candidate.of(gold.item()))
                                .toList(),
                        said(audit),
                        10);

        assertThat(found.suspects()).isEmpty();
        assertThat(found.unlearnt()).containsOnlyKeys("category", "condition", "defect");
        assertThat(found.unlearnt().get("category")).endsWith("5 wrong and as many right ones are needed");
    }
}
