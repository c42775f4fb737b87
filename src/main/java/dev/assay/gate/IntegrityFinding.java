package dev.assay.gate;

import java.util.List;
import java.util.Locale;

/**
 * One rule that evidence has to keep before any check is decided on it.
 *
 * @param rule the rule's name, such as {@code certificate} or {@code gold.minItems}
 * @param subject the judge that it was looked at for; empty for the run as a whole
 * @param detail what was found
 * @param hint what to do; empty where nothing is to be done
 */
public record IntegrityFinding(String rule, String subject, Status status, String detail, String hint) {

    /** What a finding means for the evaluation. */
    public enum Status {
        OK,
        /** The evidence counts, and somebody should act before it no longer does. */
        WARN,
        /** Nothing can be decided. */
        BROKEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static IntegrityFinding ok(String rule, String subject, String detail) {
        return new IntegrityFinding(rule, subject, Status.OK, detail, "");
    }

    static IntegrityFinding warn(String rule, String subject, String detail, String hint) {
        return new IntegrityFinding(rule, subject, Status.WARN, detail, hint);
    }

    static IntegrityFinding broken(String rule, String subject, String detail, String hint) {
        return new IntegrityFinding(rule, subject, Status.BROKEN, detail, hint);
    }

    /** Whether the findings let anything be decided. */
    public static boolean isValid(List<IntegrityFinding> findings) {
        return findings.stream().noneMatch(finding -> finding.status() == Status.BROKEN);
    }
}
