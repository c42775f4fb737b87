package dev.assay.gold;

import static dev.assay.gold.AuditLabelBuilder.opinionOf;
import static dev.assay.gold.AuditLabelBuilder.rulingOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.rubric.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GoldResolverTest {

    private static final GoldResolver MAJORITY = new GoldResolver(ResolveRule.MAJORITY);
    private static final GoldResolver RULINGS_FIRST = new GoldResolver(ResolveRule.ADJUDICATED_FIRST);

    @Test
    void the_label_with_strictly_most_votes_wins() {
        // yes 2, no 1, borderline 1: most votes, although not more than half
        Resolution resolution = MAJORITY.resolve(List.of(
                opinionOf("anna").saying("yes"),
                opinionOf("ben").saying("no"),
                opinionOf("cleo").saying("yes"),
                opinionOf("dan").saying("borderline")));

        assertThat(resolution.gold()).containsExactly(gold("yes", GoldTier.CONSENSUS, Blindness.BLIND, 4));
        assertThat(resolution.unresolved()).isEmpty();
    }

    @Test
    void a_single_human_is_gold_of_the_lowest_tier() {
        Resolution resolution = MAJORITY.resolve(List.of(opinionOf("anna").saying("yes")));

        assertThat(resolution.gold()).containsExactly(gold("yes", GoldTier.SINGLE, Blindness.BLIND, 1));
    }

    @Test
    void a_tie_stays_unresolved() {
        Resolution resolution = MAJORITY.resolve(
                List.of(opinionOf("anna").saying("yes"), opinionOf("ben").saying("no")));

        assertThat(resolution.gold()).isEmpty();
        assertThat(resolution.unresolved())
                .containsExactly(new Resolution.Unresolved("a1", "insult", Resolution.Cause.TIE));
    }

    @Test
    void rulings_alone_are_no_tie_where_the_majority_decides() {
        Resolution resolution = MAJORITY.resolve(List.of(rulingOf("lea").saying("no")));

        assertThat(resolution.unresolved())
                .containsExactly(new Resolution.Unresolved("a1", "insult", Resolution.Cause.NO_FIRST_OPINION));
    }

    @Test
    void a_human_who_said_two_things_at_one_time_has_no_vote() {
        Resolution resolution = MAJORITY.resolve(List.of(
                opinionOf("anna").saying("yes"),
                opinionOf("anna").saying("no"),
                opinionOf("ben").saying("no")));

        assertThat(resolution.gold()).containsExactly(gold("no", GoldTier.SINGLE, Blindness.BLIND, 1));
    }

    @Test
    void the_order_of_the_labels_does_not_matter() {
        List<AuditLabel> labels = new ArrayList<>(List.of(
                opinionOf("anna").on("a2").saying("yes"),
                opinionOf("ben").on("a2").saying("yes"),
                opinionOf("cleo").on("a2").saying("no"),
                opinionOf("anna").on("a1").saying("yes"),
                opinionOf("ben").on("a1").saying("no"),
                opinionOf("anna").on("a1").about("tone").saying("kind"),
                rulingOf("lea").on("a3").at("2026-11-02T09:00:00Z").saying("no"),
                rulingOf("lea").on("a3").at("2026-11-03T09:00:00Z").saying("yes"),
                opinionOf("ben").on("a4").notBlind().saying("yes")));
        Resolution expected = RULINGS_FIRST.resolve(labels);
        Random shuffling = new Random(20261121);

        for (int round = 0; round < 50; round++) {
            Collections.shuffle(labels, shuffling);
            assertThat(RULINGS_FIRST.resolve(labels)).isEqualTo(expected);
        }
    }

    @Test
    void where_there_are_blind_labels_only_these_vote() {
        Resolution resolution = MAJORITY.resolve(List.of(
                opinionOf("anna").saying("yes"),
                opinionOf("ben").ofUnknownBlindness().saying("no"),
                opinionOf("cleo").ofUnknownBlindness().saying("no")));

        assertThat(resolution.gold()).containsExactly(gold("yes", GoldTier.SINGLE, Blindness.BLIND, 1));
    }

    @Test
    void labels_of_unknown_blindness_vote_alone_and_the_gold_says_so() {
        Resolution resolution = MAJORITY.resolve(List.of(
                opinionOf("ben").ofUnknownBlindness().saying("no"),
                opinionOf("cleo").ofUnknownBlindness().saying("no")));

        assertThat(resolution.gold()).containsExactly(gold("no", GoldTier.CONSENSUS, Blindness.UNKNOWN, 2));
    }

    @Test
    void a_label_that_was_not_blind_never_votes_and_is_counted() {
        Resolution resolution = MAJORITY.resolve(List.of(
                opinionOf("anna").saying("yes"),
                opinionOf("ben").notBlind().saying("no"),
                opinionOf("cleo").notBlind().saying("no"),
                opinionOf("dan").on("a2").notBlind().saying("no")));

        assertThat(resolution.gold()).containsExactly(gold("yes", GoldTier.SINGLE, Blindness.BLIND, 1));
        assertThat(resolution.unresolved())
                .containsExactly(new Resolution.Unresolved("a2", "insult", Resolution.Cause.NOT_BLIND));
        assertThat(resolution.ignoredNotBlind()).isEqualTo(3);
    }

    @Test
    void a_ruling_stands_before_any_majority() {
        List<AuditLabel> labels = List.of(
                opinionOf("anna").saying("yes"),
                opinionOf("ben").saying("yes"),
                rulingOf("lea").saying("borderline"));

        assertThat(RULINGS_FIRST.resolve(labels).gold())
                .containsExactly(gold("borderline", GoldTier.ADJUDICATED, Blindness.BLIND, 1));
    }

    @Test
    void the_majority_hears_no_rulings() {
        // yes 2, borderline 1; with the two rulings as votes it would be borderline 3
        List<AuditLabel> labels = List.of(
                opinionOf("anna").saying("yes"),
                opinionOf("ben").saying("yes"),
                opinionOf("cleo").saying("borderline"),
                rulingOf("lea").saying("borderline"),
                rulingOf("max").saying("borderline"));

        assertThat(MAJORITY.resolve(labels).gold())
                .containsExactly(gold("yes", GoldTier.CONSENSUS, Blindness.BLIND, 3));
    }

    @Test
    void of_several_rulings_the_latest_counts() {
        List<AuditLabel> labels = List.of(
                rulingOf("lea").at("2026-11-03T09:00:00Z").saying("yes"),
                rulingOf("max").at("2026-11-02T09:00:00Z").saying("no"),
                rulingOf("max").saying("borderline"));

        assertThat(RULINGS_FIRST.resolve(labels).gold())
                .containsExactly(gold("yes", GoldTier.ADJUDICATED, Blindness.BLIND, 1));
    }

    @Test
    void a_human_has_one_vote_and_it_is_the_first_opinion() {
        // Anna changed her mind twice: her yes of Monday meets Ben's no, a tie
        List<AuditLabel> labels = List.of(
                opinionOf("anna").at("2026-11-03T09:00:00Z").saying("no"),
                opinionOf("anna").at("2026-11-02T09:00:00Z").saying("yes"),
                opinionOf("anna").at("2026-11-04T09:00:00Z").saying("no"),
                opinionOf("ben").at("2026-11-02T09:00:00Z").saying("no"));

        assertThat(MAJORITY.resolve(labels).gold()).isEmpty();
        assertThat(MAJORITY.resolve(labels).unresolved())
                .containsExactly(new Resolution.Unresolved("a1", "insult", Resolution.Cause.TIE));
    }

    @Test
    void scores_resolve_to_their_mean() {
        // (2 + 3 + 5) / 3 = 10/3; between the steps of the scale, which no human need have said
        Resolution resolution = MAJORITY.resolve(List.of(
                opinionOf("anna").scoring(2),
                opinionOf("ben").scoring(3),
                opinionOf("cleo").scoring(5)));

        assertThat(resolution.gold()).singleElement().satisfies(gold -> {
            assertThat(gold.label()).isEqualTo(Label.score(10.0 / 3));
            assertThat(gold.voters()).isEqualTo(3);
        });
    }

    @Test
    void items_and_criteria_are_resolved_apart() {
        Resolution resolution = MAJORITY.resolve(List.of(
                opinionOf("anna").on("a2").saying("yes"),
                opinionOf("anna").on("a1").about("tone").saying("kind"),
                opinionOf("anna").on("a1").saying("no")));

        assertThat(resolution.gold())
                .extracting(GoldLabel::itemId, GoldLabel::criterion, GoldLabel::label)
                .containsExactly(
                        tuple("a1", "insult", Label.named("no")),
                        tuple("a1", "tone", Label.named("kind")),
                        tuple("a2", "insult", Label.named("yes")));
    }

    private static GoldLabel gold(String label, GoldTier tier, Blindness blindness, int voters) {
        return new GoldLabel("a1", "insult", Label.named(label), tier, blindness, voters);
    }
}
