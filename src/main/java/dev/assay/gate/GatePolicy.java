package dev.assay.gate;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.RubricRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which claims a run has to support before its release may go out: one immutable version.
 *
 * @param version {@code major.minor.patch}
 * @param checks at least one, ids unique
 * @param content the canonical content that the fingerprint identifies
 */
public record GatePolicy(
        String id,
        String version,
        Optional<String> title,
        AppliesTo appliesTo,
        Defaults defaults,
        Integrity integrity,
        List<Check> checks,
        List<Waiver> waivers,
        CanonicalContent content) {

    public GatePolicy {
        checks = List.copyOf(checks);
        waivers = List.copyOf(waivers);
    }

    public Fingerprint fingerprint() {
        return content.fingerprint("gate");
    }

    /**
     * The runs that the policy is meant for; what is absent is not restricted.
     *
     * @param series at most one of series and evalset is given
     */
    public record AppliesTo(
            Optional<String> series, Optional<String> evalset, Optional<RubricMajor> rubric, Optional<String> judge) {}

    /** All versions of a rubric whose labels are comparable, written {@code toxicity@3}. */
    public record RubricMajor(String id, int major) {

        /** Reads {@code id@major}; throws {@link IllegalArgumentException} on anything else. */
        public static RubricMajor parse(String text) {
            int at = text.indexOf('@');
            if (at < 1 || !text.substring(at + 1).matches("\\d{1,6}")) {
                throw new IllegalArgumentException("not a rubric's major version: '" + text + "', expected id@major");
            }
            return new RubricMajor(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
        }

        public boolean covers(RubricRef rubric) {
            return rubric.id().equals(id) && rubric.version().major() == major;
        }

        @Override
        public String toString() {
            return id + "@" + major;
        }
    }

    /**
     * What holds for every check.
     *
     * @param confidenceLevel of one-sided bounds, in (0.5,1)
     * @param onInconclusive whether an inconclusive evaluation stops a release
     * @param multipleTesting among the instances of one check
     */
    public record Defaults(
            double confidenceLevel, OnInconclusive onInconclusive, MultipleTesting multipleTesting, long seed) {}

    /** What an inconclusive evaluation means to a pipeline. */
    public enum OnInconclusive {
        FAIL,
        WARN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How p-values of one family are adjusted. */
    public enum MultipleTesting {
        HOLM,
        BH,
        BY,
        NONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
