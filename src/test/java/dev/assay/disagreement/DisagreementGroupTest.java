package dev.assay.disagreement;

import static dev.assay.evalset.ItemBuilder.anItem;
import static dev.assay.judge.JudgementBuilder.aJudgement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.gold.GoldSetBuilder;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisagreementGroupTest {

    private static final Scale GRADES =
            new Scale.Categorical(Scale.Kind.ORDINAL, List.of("no", "borderline", "yes"), Set.of("no"), Map.of());

    private final GoldSetBuilder gold = GoldSetBuilder.aGoldSet();
    private final List<Judgement> judgements = new ArrayList<>();

    @Test
    void groups_by_the_two_labels_that_were_confused_largest_first() {
        item("a1", "no", "yes");
        item("a2", "yes", "borderline");
        item("a3", "yes", "borderline");
        item("a4", "no", "no");
        item("a5", "no", "borderline");

        List<DisagreementGroup> groups = DisagreementGroup.of(GRADES, pairs());

        // 4 disagreements: 2, 1 and 1; groups of one size by their labels
        assertThat(groups)
                .extracting(
                        group -> group.gold().text(),
                        group -> group.judged().text(),
                        DisagreementGroup::size,
                        DisagreementGroup::share,
                        DisagreementGroup::direction)
                .containsExactly(
                        tuple("yes", "borderline", 2, 0.5, Direction.MORE_LENIENT),
                        tuple("no", "borderline", 1, 0.25, Direction.STRICTER),
                        tuple("no", "yes", 1, 0.25, Direction.STRICTER));
        assertThat(groups.get(0).members()).extracting(Disagreement::itemId).containsExactly("a2", "a3");
    }

    @Test
    void a_member_keeps_the_words_of_the_judge() {
        gold.with(anItem("a1").build(), "no");
        judgements.add(aJudgement().of("a1").because("mockery").saying("yes"));

        assertThat(DisagreementGroup.of(GRADES, pairs())).singleElement().satisfies(group -> assertThat(
                        group.members().get(0).rationale())
                .contains("mockery"));
    }

    @Test
    void an_unscored_judgement_is_no_disagreement() {
        gold.with(anItem("a1").build(), "no");
        judgements.add(aJudgement().of("a1").unscored(Verdict.unreadable(Reason.OFF_SCALE)));

        assertThat(DisagreementGroup.of(GRADES, pairs())).isEmpty();
    }

    @Test
    void scores_disagree_when_they_are_not_equal() {
        gold.with(anItem("a1").build(), Label.score(3)).with(anItem("a2").build(), Label.score(3));
        judgements.add(aJudgement().of("a1").scoring(3));
        judgements.add(aJudgement().of("a2").scoring(4));
        Scale scores = new Scale.Numeric(1, 5, 1);
        List<LabelPair> pairs = LabelPair.join(
                        "insult", gold.whole().items(), CombinedJudgement.combine(Map.of("insult", scores), judgements))
                .pairs();

        assertThat(DisagreementGroup.of(scores, pairs)).singleElement().satisfies(group -> {
            assertThat(group.judged()).isEqualTo(Label.score(4));
            assertThat(group.direction()).isEqualTo(Direction.SIDEWAYS);
        });
    }

    private void item(String id, String goldLabel, String judged) {
        gold.with(anItem(id).build(), goldLabel);
        judgements.add(aJudgement().of(id).saying(judged));
    }

    private List<LabelPair> pairs() {
        return LabelPair.join(
                        "insult", gold.whole().items(), CombinedJudgement.combine(Map.of("insult", GRADES), judgements))
                .pairs();
    }
}
