package dev.assay.judge;

import static dev.assay.judge.JudgementBuilder.aJudgement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CombinedJudgementTest {

    private static final Scale GRADES =
            new Scale.Categorical(Scale.Kind.ORDINAL, List.of("no", "borderline", "yes"), Set.of("no"), Map.of());
    private static final Scale SCORES = new Scale.Numeric(1, 5, 1);
    private static final Scale PAIRS_WITH_TIE =
            new Scale.Categorical(Scale.Kind.PAIRWISE, List.of("first", "second", "tie"), Set.of(), Map.of());
    private static final Scale PAIRS =
            new Scale.Categorical(Scale.Kind.PAIRWISE, List.of("first", "second"), Set.of(), Map.of());
    private static final Verdict UNREADABLE = Verdict.unreadable(Reason.MALFORMED_JSON);
    private static final Verdict FAILED = Verdict.failed(Reason.TIMEOUT);
    private static final Verdict ABSTAINED = Verdict.abstained(Reason.CANNOT_JUDGE);

    @Test
    void a_single_sample_is_taken_as_it_is() {
        Verdict verdict =
                combined(GRADES, aJudgement().sureAt(0.83).because("impatience").saying("yes"));

        assertThat(verdict.label()).contains(Label.named("yes"));
        assertThat(confidence(verdict)).hasValue(0.83);
        assertThat(verdict.rationale()).contains("impatience");
    }

    @Test
    void the_label_with_most_votes_wins_and_its_share_is_the_confidence() {
        // yes 2 of 4; the judge's own confidences do not enter
        Verdict verdict = combined(
                GRADES,
                aJudgement().sample(0).sureAt(0.99).saying("no"),
                aJudgement().sample(1).sureAt(0.6).saying("yes"),
                aJudgement().sample(2).sureAt(0.6).saying("yes"),
                aJudgement().sample(3).sureAt(0.99).saying("borderline"));

        assertThat(verdict.label()).contains(Label.named("yes"));
        assertThat(confidence(verdict)).hasValue(0.5);
    }

    @Test
    void the_words_are_those_of_a_sample_that_said_the_winning_label() {
        Verdict verdict = combined(
                GRADES,
                aJudgement().sample(0).because("polite").saying("no"),
                aJudgement().sample(1).because("impatience").saying("yes"),
                aJudgement().sample(2).because("mockery").saying("yes"));

        assertThat(verdict.rationale()).contains("impatience");
    }

    @Test
    void a_tie_of_votes_abstains() {
        Verdict verdict = combined(
                GRADES,
                aJudgement().sample(0).saying("yes"),
                aJudgement().sample(1).saying("no"));

        assertThat(verdict).isEqualTo(Verdict.abstained(Reason.SAMPLES_TIED));
    }

    @Test
    void unscored_samples_never_vote() {
        // yes 2 of the 3 scored; three unscored samples change neither the label nor the share
        Verdict verdict = combined(
                GRADES,
                aJudgement().sample(0).unscored(FAILED),
                aJudgement().sample(1).saying("yes"),
                aJudgement().sample(2).unscored(UNREADABLE),
                aJudgement().sample(3).saying("no"),
                aJudgement().sample(4).unscored(ABSTAINED),
                aJudgement().sample(5).saying("yes"));

        assertThat(verdict.label()).contains(Label.named("yes"));
        assertThat(confidence(verdict).orElseThrow()).isCloseTo(2.0 / 3, within(1e-15));
    }

    @Test
    void an_only_vote_keeps_the_confidence_of_the_judge() {
        Verdict verdict = combined(
                GRADES,
                aJudgement().sample(0).unscored(UNREADABLE),
                aJudgement().sample(1).sureAt(0.7).saying("yes"));

        assertThat(verdict.label()).contains(Label.named("yes"));
        assertThat(confidence(verdict)).hasValue(0.7);
    }

    @Test
    void without_a_scored_sample_the_gravest_outcome_stands() {
        assertThat(combined(
                        GRADES,
                        aJudgement().sample(0).unscored(ABSTAINED),
                        aJudgement().sample(1).unscored(UNREADABLE),
                        aJudgement().sample(2).unscored(FAILED)))
                .isEqualTo(FAILED);
        assertThat(combined(
                        GRADES,
                        aJudgement().sample(0).unscored(ABSTAINED),
                        aJudgement().sample(1).unscored(UNREADABLE)))
                .isEqualTo(UNREADABLE);
        assertThat(combined(
                        GRADES,
                        aJudgement().sample(0).unscored(ABSTAINED),
                        aJudgement().sample(1).unscored(ABSTAINED)))
                .isEqualTo(ABSTAINED);
    }

    @Test
    void scores_combine_to_the_mean_of_the_scored_samples() {
        // (2 + 3 + 5) / 3 = 10/3; a mean of scores is no share of votes, so it has no confidence
        Verdict verdict = combined(
                SCORES,
                aJudgement().sample(0).sureAt(0.9).scoring(2),
                aJudgement().sample(1).scoring(3),
                aJudgement().sample(2).unscored(FAILED),
                aJudgement().sample(3).scoring(5));

        assertThat(verdict.label()).contains(Label.score(10.0 / 3));
        assertThat(confidence(verdict)).isEmpty();
    }

    @Test
    void a_pair_won_in_both_orders_has_a_winner() {
        Verdict verdict = combined(
                PAIRS,
                aJudgement().sureAt(0.6).saying("second"),
                aJudgement().swapped().sureAt(0.6).saying("second"));

        assertThat(verdict.label()).contains(Label.named("second"));
        assertThat(confidence(verdict)).hasValue(1);
    }

    @Test
    void orders_that_contradict_each_other_are_a_tie_that_nobody_voted_for() {
        Verdict verdict = combined(
                PAIRS_WITH_TIE,
                aJudgement().sureAt(0.9).saying("first"),
                aJudgement().swapped().sureAt(0.9).saying("second"));

        assertThat(verdict.label()).contains(Label.named("tie"));
        assertThat(confidence(verdict)).isEmpty();
    }

    @Test
    void orders_that_contradict_each_other_abstain_on_a_scale_without_a_tie() {
        Verdict verdict = combined(
                PAIRS, aJudgement().saying("first"), aJudgement().swapped().saying("second"));

        assertThat(verdict).isEqualTo(Verdict.abstained(Reason.POSITION_INCONSISTENT));
    }

    @Test
    void every_order_has_its_own_majority_before_they_are_compared() {
        // as given: first 2, second 1; swapped: second 2, first 1; all together it would be 3 to 3
        Verdict verdict = combined(
                PAIRS,
                aJudgement().sample(0).saying("first"),
                aJudgement().sample(1).saying("first"),
                aJudgement().sample(2).saying("second"),
                aJudgement().sample(0).swapped().saying("second"),
                aJudgement().sample(1).swapped().saying("second"),
                aJudgement().sample(2).swapped().saying("first"));

        assertThat(verdict).isEqualTo(Verdict.abstained(Reason.POSITION_INCONSISTENT));
    }

    @Test
    void an_order_whose_samples_tie_leaves_the_pair_without_a_winner() {
        Verdict verdict = combined(
                PAIRS_WITH_TIE,
                aJudgement().sample(0).saying("first"),
                aJudgement().sample(1).saying("second"),
                aJudgement().sample(0).swapped().saying("first"),
                aJudgement().sample(1).swapped().saying("first"));

        assertThat(verdict).isEqualTo(Verdict.abstained(Reason.SAMPLES_TIED));
    }

    @Test
    void an_unscored_order_leaves_the_word_to_the_other() {
        Verdict verdict = combined(
                PAIRS, aJudgement().unscored(FAILED), aJudgement().swapped().saying("first"));

        assertThat(verdict.label()).contains(Label.named("first"));
    }

    @Test
    void items_criteria_and_judges_are_combined_apart_and_in_order() {
        List<CombinedJudgement> combined = CombinedJudgement.combine(
                Map.of("insult", GRADES, "tone", GRADES),
                List.of(
                        aJudgement().of("a2").saying("yes"),
                        aJudgement().of("a1").about("tone").saying("no"),
                        aJudgement().of("a1").by("mild-gpt").sample(1).saying("no"),
                        aJudgement().of("a1").by("mild-gpt").sample(0).saying("no"),
                        aJudgement().of("a1").saying("yes")));

        assertThat(combined)
                .extracting(one -> one.itemId() + " " + one.criterion() + " " + one.judge())
                .containsExactly(
                        "a1 insult mild-gpt", "a1 insult strict-gpt", "a1 tone strict-gpt", "a2 insult strict-gpt");
        assertThat(combined.get(0).samples())
                .extracting(sample -> sample.slot().sample())
                .containsExactly(0, 1);
    }

    @Test
    void refuses_a_criterion_without_a_scale() {
        List<Judgement> judgements = List.of(aJudgement().about("tone").saying("no"));

        assertThatThrownBy(() -> CombinedJudgement.combine(Map.of("insult", GRADES), judgements))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no scale for criterion 'tone'");
    }

    private static Verdict combined(Scale scale, Judgement... judgements) {
        List<CombinedJudgement> combined = CombinedJudgement.combine(Map.of("insult", scale), List.of(judgements));
        assertThat(combined).hasSize(1);
        return combined.get(0).verdict();
    }

    private static OptionalDouble confidence(Verdict verdict) {
        return verdict.fold(
                Verdict.Scored::confidence,
                abstained -> OptionalDouble.empty(),
                unreadable -> OptionalDouble.empty(),
                failed -> OptionalDouble.empty());
    }
}
