package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.assay.rubric.ItemDecision;
import dev.assay.rubric.Label;
import java.util.Map;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class DecisionGameTest {

    private static final String ALL_PASS = "{rule: all_pass}";

    /** A alone weighs as much as B and C together, and three quarters pass. */
    private static final String MEAN = "{rule: weighted_mean, passAt: 0.75}";

    @Test
    void blames_the_one_criterion_that_differs() {
        assertThat(shares(ALL_PASS, "good good good", "good bad good")).containsExactly(entry("b", 1.0));
    }

    /** Both wrong labels have to go before the item passes, so that neither did it alone. */
    @Test
    void parts_the_blame_where_a_strict_judge_needs_two_labels_put_right() {
        assertThat(shares(ALL_PASS, "good good good", "bad good bad"))
                .containsExactly(entry("a", 0.5), entry("c", 0.5));
    }

    /** Either label put right fails the item, and neither has a better claim than the other. */
    @Test
    void parts_the_blame_where_a_lenient_judge_missed_two_defects() {
        assertThat(shares(ALL_PASS, "bad good bad", "good good good"))
                .containsExactly(entry("a", 0.5), entry("c", 0.5));
    }

    /** B is good, or bad, either way: whether it is bad or worse never mattered. */
    @Test
    void does_not_blame_a_difference_that_decides_nothing() {
        assertThat(shares(ALL_PASS, "good good bad", "good good good")).containsExactly(entry("c", 1.0));
        assertThat(shares(MEAN, "good bad good", "bad worse good")).containsOnly(entry("a", 1.0), entry("b", 0.0));
    }

    /** From 0 of 4 to the 3 of 4 that pass takes A and one of B and C: a pair of gloves, of which A is the left one. */
    @Test
    void blames_by_weight_where_scores_are_averaged() {
        Map<String, Double> shares = shares(MEAN, "good good good", "bad bad bad");

        assertThat(shares).hasEntrySatisfying("a", near(4 / 6.0));
        assertThat(shares).hasEntrySatisfying("b", near(1 / 6.0));
        assertThat(shares).hasEntrySatisfying("c", near(1 / 6.0));
    }

    /**
     * Gold has A and C (3/4, passes), the judge B alone (1/4). Put right, A alone passes with the judge's B (3/4), and so does A with C; A with
     * B does not (2/4). Over the six orders A adds 1 in all but B A C: 5/6; B takes 1 away in A B C: -1/6; C adds 1 in A B C and B A C: 2/6.
     */
    @Test
    void counts_against_blame_what_pulls_the_other_way() {
        Map<String, Double> shares = shares(MEAN, "good bad good", "bad good bad");

        assertThat(shares).hasEntrySatisfying("a", near(5 / 6.0));
        assertThat(shares).hasEntrySatisfying("b", near(-1 / 6.0));
        assertThat(shares).hasEntrySatisfying("c", near(2 / 6.0));
    }

    /** C's worst label fails the item whatever the mean: 3/4 would pass. */
    @Test
    void blames_a_label_that_fails_the_item_by_itself() {
        assertThat(shares(MEAN, "good good bad", "good good worse")).containsExactly(entry("c", 1.0));
    }

    /** Whatever two labels in three are, the shares make up the whole decision. */
    @Test
    void shares_add_up_to_one() {
        String[] labels = {"good", "bad", "worse"};
        int games = 0;
        for (String rule : new String[] {ALL_PASS, MEAN}) {
            for (int gold = 0; gold < 27; gold++) {
                for (int judged = 0; judged < 27; judged++) {
                    DecisionGame game = game(rule, three(labels, gold), three(labels, judged));
                    if (isDisputed(game)) {
                        games++;
                        assertThat(game.shares().values().stream()
                                        .mapToDouble(share -> share)
                                        .sum())
                                .as(rule + " " + three(labels, gold) + " / " + three(labels, judged))
                                .isCloseTo(1, within(1e-12));
                    }
                }
            }
        }
        assertThat(games).isGreaterThan(100);
    }

    private static boolean isDisputed(DecisionGame game) {
        BiPredicate<Map<String, Label>, Map<String, Label>> differ = (one, other) ->
                !game.decision().passesInFull(one).equals(game.decision().passesInFull(other));
        return differ.test(game.gold(), game.judged());
    }

    private static String three(String[] labels, int number) {
        return labels[number / 9] + " " + labels[number / 3 % 3] + " " + labels[number % 3];
    }

    private static org.assertj.core.api.Condition<Double> near(double expected) {
        return new org.assertj.core.api.Condition<>(
                value -> Math.abs(value - expected) < 1e-12, "close to %s", expected);
    }

    private static Map<String, Double> shares(String rule, String gold, String judged) {
        return game(rule, gold, judged).shares();
    }

    private static DecisionGame game(String rule, String gold, String judged) {
        return new DecisionGame(
                new ItemDecision(ThreeCriteria.rubric(rule)), ThreeCriteria.labels(gold), ThreeCriteria.labels(judged));
    }
}
