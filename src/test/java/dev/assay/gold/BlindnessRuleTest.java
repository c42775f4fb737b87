package dev.assay.gold;

import static dev.assay.gold.AuditLabelBuilder.opinionOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlindnessRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant FIRST_VERDICT = Instant.parse("2026-11-10T12:00:00Z");
    private static final Map<String, Instant> JUDGED = Map.of("a1", FIRST_VERDICT);
    private static final String BEFORE = "2026-11-10T11:59:59Z";
    private static final String AFTER = "2026-11-10T12:00:01Z";

    @Test
    void what_a_line_says_stands_whatever_else_is_known() {
        BlindnessRule rule = rule(Optional.of(Blindness.BLIND), JUDGED);
        AuditLabel label = opinionOf("anna").notBlind().at(BEFORE).saying("yes");

        assertThat(rule.decide(label).blindness()).isEqualTo(Blindness.NOT_BLIND);
    }

    @Test
    void what_the_import_states_stands_before_any_time() {
        AuditLabel late = opinionOf("anna").ofUnknownBlindness().at(AFTER).saying("yes");
        AuditLabel early = opinionOf("anna").ofUnknownBlindness().at(BEFORE).saying("yes");

        assertThat(decided(rule(Optional.of(Blindness.BLIND), JUDGED), late)).isEqualTo(Blindness.BLIND);
        assertThat(decided(rule(Optional.of(Blindness.NOT_BLIND), JUDGED), early))
                .isEqualTo(Blindness.NOT_BLIND);
    }

    @Test
    void a_label_from_before_the_first_verdict_is_blind_by_construction() {
        AuditLabel label = opinionOf("anna").ofUnknownBlindness().at(BEFORE).saying("yes");

        assertThat(decided(rule(Optional.empty(), JUDGED), label)).isEqualTo(Blindness.BLIND);
    }

    @Test
    void a_label_from_the_moment_of_the_first_verdict_or_later_stays_unknown() {
        AuditLabel after = opinionOf("anna").ofUnknownBlindness().at(AFTER).saying("yes");
        AuditLabel together = opinionOf("anna")
                .ofUnknownBlindness()
                .at(FIRST_VERDICT.toString())
                .saying("yes");

        assertThat(decided(rule(Optional.empty(), JUDGED), after)).isEqualTo(Blindness.UNKNOWN);
        assertThat(decided(rule(Optional.empty(), JUDGED), together)).isEqualTo(Blindness.UNKNOWN);
    }

    @Test
    void a_dated_label_on_an_item_without_a_verdict_is_blind_by_construction() {
        AuditLabel label =
                opinionOf("anna").on("a2").ofUnknownBlindness().at(AFTER).saying("yes");

        assertThat(decided(rule(Optional.empty(), JUDGED), label)).isEqualTo(Blindness.BLIND);
    }

    @Test
    void a_date_in_the_future_proves_nothing() {
        AuditLabel label = opinionOf("anna")
                .on("a2")
                .ofUnknownBlindness()
                .at("2026-11-20T12:00:01Z")
                .saying("yes");

        assertThat(decided(rule(Optional.empty(), JUDGED), label)).isEqualTo(Blindness.UNKNOWN);
    }

    @Test
    void a_label_without_a_date_proves_nothing() {
        AuditLabel label = opinionOf("anna").on("a2").ofUnknownBlindness().saying("yes");

        assertThat(decided(rule(Optional.empty(), Map.of()), label)).isEqualTo(Blindness.UNKNOWN);
    }

    @Test
    void no_date_lies_before_a_verdict_recorded_at_the_epoch() {
        // a recorded verdict without a time counts as made at the epoch: it may have been seen by everybody
        BlindnessRule rule = rule(Optional.empty(), Map.of("a1", Instant.EPOCH));
        AuditLabel early = opinionOf("anna").ofUnknownBlindness().at(BEFORE).saying("yes");
        AuditLabel earliest =
                opinionOf("anna").ofUnknownBlindness().atTheEpoch().saying("yes");

        assertThat(decided(rule, early)).isEqualTo(Blindness.UNKNOWN);
        assertThat(decided(rule, earliest)).isEqualTo(Blindness.UNKNOWN);
    }

    @Test
    void deciding_changes_nothing_but_the_blindness() {
        AuditLabel label = opinionOf("anna").ofUnknownBlindness().at(BEFORE).saying("yes");

        assertThat(rule(Optional.empty(), JUDGED).decide(label))
                .isEqualTo(opinionOf("anna").at(BEFORE).saying("yes"));
    }

    private static Blindness decided(BlindnessRule rule, AuditLabel label) {
        return rule.decide(label).blindness();
    }

    private static BlindnessRule rule(Optional<Blindness> stated, Map<String, Instant> firstVerdicts) {
        return new BlindnessRule(stated, firstVerdicts, NOW);
    }
}
