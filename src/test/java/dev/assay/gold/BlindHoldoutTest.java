package dev.assay.gold;

import static dev.assay.evalset.ItemBuilder.anItem;
import static dev.assay.gold.AuditLabelBuilder.opinionOf;
import static dev.assay.gold.AuditLabelBuilder.rulingOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.rubric.Label;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All items are held out here; what certifies of them is the question. */
class BlindHoldoutTest {

    private static final GoldLabel BLIND_CONSENSUS = gold("a1", "yes", GoldTier.CONSENSUS, Blindness.BLIND);
    private static final GoldLabel OF_UNKNOWN_BLINDNESS = gold("a2", "no", GoldTier.SINGLE, Blindness.UNKNOWN);
    private static final GoldLabel RULING = gold("a3", "no", GoldTier.ADJUDICATED, Blindness.BLIND);

    @Test
    void keeps_gold_that_rests_on_blind_opinions() {
        BlindHoldout kept =
                holdout(BLIND_CONSENSUS).blind(List.of(opinionOf("u_1").on("a1").saying("yes")));

        assertEquals(
                "yes", kept.items().get(0).label("insult").orElseThrow().label().text());
        assertEquals(new BlindHoldout.LeftOut(0, 0, 0), kept.leftOut());
    }

    @Test
    void leaves_out_what_may_not_have_been_blind() {
        BlindHoldout kept = holdout(BLIND_CONSENSUS, OF_UNKNOWN_BLINDNESS)
                .blind(List.of(
                        opinionOf("u_1").on("a1").saying("yes"),
                        opinionOf("u_1").on("a2").ofUnknownBlindness().saying("no")));

        assertEquals(
                List.of("a1"),
                kept.items().stream().map(gold -> gold.item().id()).toList());
        assertEquals(new BlindHoldout.LeftOut(1, 0, 0), kept.leftOut());
    }

    @Test
    void reads_the_first_blind_opinions_instead_of_a_ruling() {
        BlindHoldout kept = holdout(RULING)
                .blind(List.of(
                        opinionOf("u_1").on("a3").saying("yes"),
                        opinionOf("u_2").on("a3").saying("yes"),
                        rulingOf("lead").on("a3").saying("no")));

        GoldLabel label = kept.items().get(0).label("insult").orElseThrow();
        assertEquals("yes", label.label().text());
        assertEquals(GoldTier.CONSENSUS, label.tier());
    }

    @Test
    void has_no_gold_where_a_ruling_broke_a_tie_or_stands_alone() {
        BlindHoldout kept = holdout(RULING, gold("a4", "yes", GoldTier.ADJUDICATED, Blindness.BLIND))
                .blind(List.of(
                        opinionOf("u_1").on("a3").saying("yes"),
                        opinionOf("u_2").on("a3").saying("no"),
                        rulingOf("lead").on("a3").saying("no"),
                        rulingOf("lead").on("a4").saying("yes")));

        assertEquals(List.of(), kept.items());
        assertEquals(new BlindHoldout.LeftOut(0, 1, 1), kept.leftOut());
    }

    @Test
    void is_as_old_as_its_oldest_opinion_and_counts_those_without_a_date() {
        BlindHoldout kept = holdout(BLIND_CONSENSUS, gold("a5", "no", GoldTier.SINGLE, Blindness.BLIND))
                .blind(List.of(
                        opinionOf("u_1").on("a1").at("2026-10-02T09:00:00Z").saying("yes"),
                        opinionOf("u_2").on("a1").at("2026-10-01T09:00:00Z").saying("yes"),
                        opinionOf("u_1").on("a5").saying("no")));

        assertEquals(Optional.of(Instant.parse("2026-10-01T09:00:00Z")), kept.oldest());
        assertEquals(1, kept.undated());
    }

    private static HoldoutSet holdout(GoldLabel... labels) {
        List<GoldLabel> gold = List.of(labels);
        return GoldSetBuilder.allHeldOut(
                gold.stream().map(label -> anItem(label.itemId()).build()).toList(), gold);
    }

    private static GoldLabel gold(String item, String label, GoldTier tier, Blindness blindness) {
        return new GoldLabel(item, "insult", Label.named(label), tier, blindness, 2);
    }
}
