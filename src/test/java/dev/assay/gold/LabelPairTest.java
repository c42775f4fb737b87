package dev.assay.gold;

import static dev.assay.evalset.ItemBuilder.anItem;
import static dev.assay.gold.GoldSetBuilder.aGoldSet;
import static dev.assay.judge.JudgementBuilder.aJudgement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Scale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelPairTest {

    private static final Scale GRADES =
            new Scale.Categorical(Scale.Kind.BINARY, List.of("no", "yes"), Set.of("no"), Map.of());
    private static final Verdict UNREADABLE = Verdict.unreadable(Reason.MALFORMED_JSON);
    private static final Verdict FAILED = Verdict.failed(Reason.TIMEOUT);
    private static final Verdict ABSTAINED = Verdict.abstained(Reason.CANNOT_JUDGE);

    @Test
    void nothing_is_dropped_uncounted() {
        // items a1..a6 are gold on insult, t1 only on tone: 7 items, 6 gold
        WholeGoldSet gold = goldSet();
        List<CombinedJudgement> judged = combined(
                // a1: two samples agree; a2: one of two scored; a3: tied; a4: nothing scored; a5: failed; a6: not asked
                aJudgement().of("a1").sample(0).saying("no"),
                aJudgement().of("a1").sample(1).saying("no"),
                aJudgement().of("a2").sample(0).saying("yes"),
                aJudgement().of("a2").sample(1).unscored(UNREADABLE),
                aJudgement().of("a3").sample(0).saying("yes"),
                aJudgement().of("a3").sample(1).saying("no"),
                aJudgement().of("a4").sample(0).unscored(ABSTAINED),
                aJudgement().of("a4").sample(1).unscored(UNREADABLE),
                aJudgement().of("a5").sample(0).unscored(FAILED));

        LabelPair.Join join = LabelPair.join("insult", gold.items(), judged);

        // scored samples: 2 + 1 + 2 = 5; unreadable: a2 and a4; pairs with a label: a1, a2
        assertThat(join.coverage()).isEqualTo(new Coverage(7, 6, 2, 5, 1, 2, 1, 1, 0));
        assertThat(join.pairs())
                .extracting(pair -> pair.gold().item().id())
                .containsExactly("a1", "a2", "a3", "a4", "a5");
        assertThat(join.pairs()).filteredOn(LabelPair::isScored).hasSize(2);
    }

    @Test
    void nothing_is_measured_on_what_gave_the_answer_away() {
        WholeGoldSet gold = goldSet();
        List<CombinedJudgement> judged = combined(
                aJudgement().of("a1").saying("no"),
                aJudgement().of("a2").saying("yes"),
                aJudgement().of("a3").saying("no"));

        LabelPair.Join join = LabelPair.join("insult", gold.items(), judged, Set.of("a2", "a4"));

        assertThat(join.pairs()).extracting(pair -> pair.gold().item().id()).containsExactly("a1", "a3");
        // of six with gold two are left out, one of them judged; a5 and a6 were not asked
        assertThat(join.coverage()).isEqualTo(new Coverage(7, 6, 2, 2, 0, 0, 0, 2, 2));
    }

    @Test
    void the_counts_of_a_coverage_add_up() {
        WholeGoldSet gold = goldSet();
        List<CombinedJudgement> judged = combined(
                aJudgement().of("a1").sample(0).saying("no"),
                aJudgement().of("a1").sample(1).unscored(FAILED),
                aJudgement().of("a2").sample(0).unscored(ABSTAINED),
                aJudgement().of("a3").sample(0).unscored(UNREADABLE));

        LabelPair.Join join = LabelPair.join("insult", gold.items(), judged);
        Coverage coverage = join.coverage();

        assertThat(coverage.gold()).isEqualTo(join.pairs().size() + coverage.pending());
        assertThat(coverage.scored() + coverage.abstained() + coverage.unreadable() + coverage.failed())
                .isEqualTo(4);
    }

    @Test
    void judgements_on_other_criteria_and_on_items_without_gold_are_left_out() {
        WholeGoldSet gold = goldSet();
        List<CombinedJudgement> judged = combined(
                aJudgement().of("a1").about("tone").saying("yes"),
                aJudgement().of("t1").saying("yes"),
                aJudgement().of("z9").saying("yes"));

        LabelPair.Join join = LabelPair.join("insult", gold.items(), judged);

        assertThat(join.pairs()).isEmpty();
        assertThat(join.coverage()).isEqualTo(new Coverage(7, 6, 0, 0, 0, 0, 0, 6, 0));
    }

    private static WholeGoldSet goldSet() {
        GoldSetBuilder builder = aGoldSet();
        for (int i = 1; i <= 6; i++) {
            builder.with(anItem("a" + i).build(), "no");
        }
        return builder.about("tone").with(anItem("t1").build(), "yes").whole();
    }

    private static List<CombinedJudgement> combined(Judgement... judgements) {
        return CombinedJudgement.combine(Map.of("insult", GRADES, "tone", GRADES), List.of(judgements));
    }
}
