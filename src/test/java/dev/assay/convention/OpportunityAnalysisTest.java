package dev.assay.convention;

import static dev.assay.evalset.ItemBuilder.anItem;
import static dev.assay.judge.JudgementBuilder.aJudgement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.evalset.Item;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.stats.Estimate;
import dev.assay.stats.MiettinenNurminen;
import dev.assay.stats.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpportunityAnalysisTest {

    private static final double LEVEL = 0.95;

    private final Work work = Work.in("october");
    private final List<Judgement> judgements = new ArrayList<>();
    private int number;

    /** Of 20 English mistakes the judge finds 18, of 20 German ones 8: a gap of .5, and one pair of slices. */
    @Test
    void is_the_distance_of_what_a_judge_finds_in_the_work_of_two_slices() {
        mistakes("en", 18, 2);
        mistakes("de", 8, 12);

        OpportunityGap gap = gap("language", OpportunityGap.Measure.SENSITIVITY);

        assertThat(gap.values())
                .containsExactly(
                        new SliceShare("de", Proportion.estimate(8, 20, LEVEL)),
                        new SliceShare("en", Proportion.estimate(18, 20, LEVEL)));
        assertThat(gap.gap().difference()).isEqualTo(MiettinenNurminen.estimate(0.9, 20, 0.4, 20, LEVEL));
        assertThat(gap.gap().extremes()).hasValueSatisfying(extremes -> {
            assertThat(extremes.highest()).isEqualTo("en");
            assertThat(extremes.lowest()).isEqualTo("de");
            assertThat(extremes.pairs()).isEqualTo(1);
            // Z(0) = .5/sqrt(40/39 x .65 x .35 x 2/20) = 3.2734, p = .00106
            assertThat(extremes.adjustedP()).isCloseTo(0.00106, within(5e-6));
        });
    }

    /** Of 10 right German items the judge leaves 7 alone, of 10 English ones all. */
    @Test
    void measures_what_is_left_alone_apart_from_what_is_found() {
        mistakes("de", 10, 0);
        mistakes("en", 10, 0);
        rightWork("de", 7, 3);
        rightWork("en", 10, 0);

        OpportunityGap found = gap("language", OpportunityGap.Measure.SENSITIVITY);
        OpportunityGap left = gap("language", OpportunityGap.Measure.SPECIFICITY);

        assertThat(found.gap().difference().value()).hasValue(0);
        assertThat(left.gap().difference().value()).hasValueCloseTo(0.3, within(1e-12));
        assertThat(left.gap().extremes().orElseThrow().lowest()).isEqualTo("de");
    }

    /** Nine Italian mistakes are too few: the gap is between the other two, of which there is one pair. */
    @Test
    void leaves_out_a_slice_with_nine_mistakes() {
        mistakes("de", 10, 0);
        mistakes("en", 8, 2);
        mistakes("it", 0, 9);

        OpportunityGap gap = gap("language", OpportunityGap.Measure.SENSITIVITY);

        assertThat(gap.values().get(2))
                .isEqualTo(new SliceShare(
                        "it", Estimate.undefined("not enough data: fewer than 10 items with a gold defect", 9)));
        assertThat(gap.gap().extremes().orElseThrow().pairs()).isEqualTo(1);
        assertThat(gap.gap().extremes().orElseThrow().lowest()).isEqualTo("en");
    }

    @Test
    void is_undefined_where_one_slice_alone_has_enough() {
        mistakes("de", 10, 0);
        mistakes("en", 2, 0);

        OpportunityGap gap = gap("language", OpportunityGap.Measure.SENSITIVITY);

        assertThat(gap.gap().difference()).isEqualTo(Estimate.undefined("fewer than two slices with enough data", 12));
        assertThat(gap.gap().extremes()).isEmpty();
    }

    @Test
    void has_no_gap_by_a_key_that_does_not_part_the_work() {
        mistakes("de", 10, 0);

        assertThat(gaps(Set.of())).isEmpty();
    }

    @Test
    void counts_items_without_a_label_of_the_judge_and_passes_over_those_it_was_shown() {
        mistakes("de", 10, 0);
        mistakes("en", 10, 0);
        Item silent = made("en");
        work.wrong(silent);
        judgements.add(aJudgement().of(silent.id()).about("defect").unscored(Verdict.abstained(Reason.DECLINED)));
        Item pending = made("en");
        work.wrong(pending);
        Item shown = made("en");
        work.wrong(shown);
        judged(shown, "wrong");

        OpportunityGap gap = gaps(Set.of(shown.id())).get(0);

        assertThat(gap.unscored()).isEqualTo(2);
        assertThat(gap.values().get(1).share().n()).isEqualTo(10);
    }

    private void mistakes(String language, int found, int missed) {
        for (int i = 0; i < found + missed; i++) {
            Item item = made(language);
            work.wrong(item);
            judged(item, i < found ? "wrong" : "right");
        }
    }

    private void rightWork(String language, int leftAlone, int blamed) {
        for (int i = 0; i < leftAlone + blamed; i++) {
            Item item = made(language);
            work.right(item);
            judged(item, i < leftAlone ? "right" : "wrong");
        }
    }

    private Item made(String language) {
        return anItem("i" + number++).meta("language", language).build();
    }

    private void judged(Item item, String label) {
        judgements.add(aJudgement().of(item.id()).about("defect").saying(label));
    }

    private OpportunityGap gap(String by, OpportunityGap.Measure measure) {
        return gaps(Set.of()).stream()
                .filter(gap -> gap.criterion().equals("defect"))
                .filter(gap -> gap.by().equals(by) && gap.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    private List<OpportunityGap> gaps(Set<String> shown) {
        return new OpportunityAnalysis(Work.rubric(), LEVEL)
                .of(
                        work.gold(),
                        "strict-gpt",
                        CombinedJudgement.combine(
                                Work.rubric().criteria().stream()
                                        .collect(Collectors.toMap(Criterion::id, Criterion::scale)),
                                judgements),
                        shown);
    }
}
