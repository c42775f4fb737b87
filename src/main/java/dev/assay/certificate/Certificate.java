package dev.assay.certificate;

import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.RubricRef;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a judge has earned on held-out gold, and everything that it is bound to.
 *
 * @param id such as {@code cert_…}
 * @param run whose verdicts were measured
 * @param calibration the calibration that was measured with them
 * @param judged identifies judge, prompt and rubric together
 * @param models ids that the provider returned; empty for judges without a provider
 * @param gold fingerprint of the gold set
 * @param look number of this judge's look at the holdout
 * @param looks all looks at it when the certificate was issued
 * @param renews the certificate that this one continues
 */
public record Certificate(
        String id,
        String run,
        Optional<String> calibration,
        String evalset,
        Optional<String> series,
        Optional<String> release,
        String judge,
        Fingerprint judged,
        Set<String> models,
        RubricRef rubric,
        String goldSet,
        Fingerprint gold,
        int look,
        int looks,
        Optional<String> renews,
        Instant issuedAt,
        Instant expiresAt,
        String issuedBy) {

    private static final double AGEING_FROM = 0.8;

    public Certificate {
        models = Set.copyOf(models);
        if (!expiresAt.isAfter(issuedAt)) {
            throw new IllegalArgumentException("expiresAt must come after issuedAt, was " + expiresAt);
        }
    }

    /** Whether a certificate holds. */
    public enum State {
        IN_FORCE,
        /** Four fifths of its life are over. */
        AGEING,
        EXPIRED,
        /** Something that it is bound to has changed. */
        BROKEN
    }

    /**
     * How it stands.
     *
     * @param detail one sentence
     * @param hint what to do; empty where nothing is to be done
     */
    public record Standing(State state, String detail, String hint) {

        public boolean holds() {
            return state == State.IN_FORCE || state == State.AGEING;
        }
    }

    /**
     * What is true of a judge today.
     *
     * @param models ids that the provider returned in the run to be judged
     * @param gold fingerprint of the newest gold set of the certified evalset
     */
    public record Today(Instant now, Fingerprint judged, Set<String> models, Fingerprint gold) {}

    /** Whether it holds for a judge as it is today; any change ends it, whatever its age. */
    public Standing standing(Today today) {
        if (!today.judged().equals(judged)) {
            return broken("the judge, its prompt or the rubric is not what was certified");
        }
        if (!models.isEmpty() && !models.equals(today.models())) {
            return broken("the provider answered as " + sorted(today.models()) + ", certified was " + sorted(models));
        }
        if (!today.gold().equals(gold)) {
            return broken("the gold of " + evalset + " was resolved anew since");
        }
        String until = "issued " + day(issuedAt) + " on " + evalset + ", until " + day(expiresAt);
        if (!today.now().isBefore(expiresAt)) {
            return new Standing(State.EXPIRED, until + ": expired", again());
        }
        Duration life = Duration.between(issuedAt, expiresAt);
        boolean isAgeing = Duration.between(issuedAt, today.now()).toMillis() >= life.toMillis() * AGEING_FROM;
        return isAgeing
                ? new Standing(State.AGEING, until + ": four fifths of its life are over", again())
                : new Standing(State.IN_FORCE, until, "");
    }

    private Standing broken(String why) {
        return new Standing(State.BROKEN, why, again());
    }

    private String again() {
        return "Certify the judge again (assay calibrate RUN --judge " + judge
                + "), or renew the certificate on its anchor items (assay calibrate RUN --renew " + id + ").";
    }

    private static String day(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
