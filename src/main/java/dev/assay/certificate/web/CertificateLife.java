package dev.assay.certificate.web;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How long a certificate is to hold. */
final class CertificateLife {

    private CertificateLife() {}

    /** An ISO 8601 duration above 0, the usual one where absent. */
    static Duration of(Optional<String> validFor) {
        try {
            Duration life = validFor.map(Duration::parse).orElse(Certifications.USUAL_LIFE);
            if (!life.isZero() && !life.isNegative()) {
                return life;
            }
        } catch (DateTimeParseException noDuration) {
            // Answered below, as a duration of nothing is.
        }
        throw new Refusal(
                ProblemKind.INVALID_REQUEST,
                "validFor must be a duration above 0, was '" + validFor.orElse("") + "'",
                "P180D is 180 days.");
    }
}
