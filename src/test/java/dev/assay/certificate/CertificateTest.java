package dev.assay.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.RubricRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Issued for a hundred days. */
class CertificateTest {

    private static final Instant ISSUED = Instant.parse("2026-11-01T00:00:00Z");
    private static final Fingerprint JUDGED = fingerprint("judge");
    private static final Fingerprint GOLD = fingerprint("gold");

    @Test
    void holds_until_four_fifths_of_its_life_are_over() {
        assertEquals(Certificate.State.IN_FORCE, after(79).state());
        assertEquals(Certificate.State.AGEING, after(80).state());
        assertTrue(after(80).holds());
        assertTrue(after(80).hint().contains("--renew cert_1"), after(80).hint());
    }

    @Test
    void ends_on_its_last_day() {
        assertEquals(Certificate.State.AGEING, after(99).state());
        assertEquals(Certificate.State.EXPIRED, after(100).state());
    }

    @Test
    void ends_with_any_change_whatever_its_age() {
        Instant now = ISSUED.plus(Duration.ofDays(1));

        for (Certificate.Today changed : new Certificate.Today[] {
            new Certificate.Today(now, fingerprint("other judge"), Set.of("model-1"), GOLD),
            new Certificate.Today(now, JUDGED, Set.of("model-2"), GOLD),
            new Certificate.Today(now, JUDGED, Set.of("model-1", "model-2"), GOLD),
            new Certificate.Today(now, JUDGED, Set.of("model-1"), fingerprint("other gold"))
        }) {
            assertEquals(
                    Certificate.State.BROKEN, certificate().standing(changed).state());
        }
    }

    private static Certificate.Standing after(int days) {
        return certificate()
                .standing(new Certificate.Today(ISSUED.plus(Duration.ofDays(days)), JUDGED, Set.of("model-1"), GOLD));
    }

    private static Certificate certificate() {
        return new Certificate(
                "cert_1",
                "run_1",
                Optional.empty(),
                "support-chat-2026-10",
                Optional.of("support-chat"),
                Optional.of("2026-10"),
                "strict-gpt",
                JUDGED,
                Set.of("model-1"),
                RubricRef.parse("toxicity@3.2.0"),
                "gold_1",
                GOLD,
                1,
                1,
                Optional.empty(),
                ISSUED,
                ISSUED.plus(Duration.ofDays(100)),
                "lea");
    }

    private static Fingerprint fingerprint(String of) {
        return CanonicalContent.of(of).fingerprint("test");
    }
}
