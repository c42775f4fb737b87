package dev.assay.gate;

import dev.assay.stats.WilsonInterval;
import dev.assay.stats.planning.WilsonSampleSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds what is wrong with a policy before any data are seen.
 *
 * <p>A proportion's lower bound claim of c cannot hold at n unless n &gt;= z^2 c/(1-c), not even when every case is right
 * (Wilson 1927, doi 10.1080/01621459.1927.10502953); an upper bound claim mirrors it. The adjustment for several slices
 * only asks for more, so a claim refused here could hold in no case.
 */
public final class GateLint {

    private GateLint() {}

    /** What a finding means for the policy. */
    public enum Severity {
        /** The policy cannot be used. */
        REFUSED,
        /** The policy can be used, and says something else than it seems to. */
        ADVICE
    }

    /**
     * Something about one check.
     *
     * @param check the check's id
     */
    public record Finding(String check, Severity severity, String detail) {}

    /** What the checks are able to decide, as far as their minimum tells. */
    public static List<CheckPower> power(GatePolicy policy) {
        return policy.checks().stream()
                .flatMap(check -> CheckPower.of(check, policy.defaults().confidenceLevel()).stream())
                .toList();
    }

    /**
     * The chance that all checks whose power is known pass together, as if they were independent; those that share data pass
     * together more often, so that it is a guide from below. Absent where no power is known.
     */
    public static Optional<Double> jointPower(List<CheckPower> powers) {
        return powers.stream().flatMap(power -> power.power().stream()).reduce((first, second) -> first * second);
    }

    /** The findings of all checks, in their order. */
    public static List<Finding> of(GatePolicy policy) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : policy.checks()) {
            check.claim()
                    .<Optional<Finding>>fold(
                            claim -> unreachable(check, claim, policy.defaults().confidenceLevel()),
                            claim -> ignoresUncertainty(check),
                            claim -> Optional.empty())
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> ignoresUncertainty(Check check) {
        String detail = "'" + check.claim().text() + "' takes the value of "
                + check.metric().word() + " for the truth, whatever its interval; claim a bound instead";
        return check.metric().kind() == Metric.Kind.AMOUNT
                ? Optional.empty()
                : Optional.of(new Finding(check.id(), Severity.ADVICE, detail));
    }

    private static Optional<Finding> unreachable(Check check, Claim.Bounded claim, double level) {
        OptionalInt n = smallest(check);
        if (check.metric().kind() != Metric.Kind.PROPORTION || n.isEmpty()) {
            return Optional.empty();
        }
        // An upper bound claim of c on defects is a lower bound claim of 1-c on their absence.
        double share = claim.side() == Claim.Side.LOWER ? claim.threshold() : 1 - claim.threshold();
        double best = WilsonInterval.lowerOneSided(1, n.getAsInt(), level);
        if (best >= share) {
            return Optional.empty();
        }
        double shown = claim.side() == Claim.Side.LOWER ? best : 1 - best;
        String detail = String.format(
                Locale.ROOT,
                "no result at n = %d supports '%s': the best bound is %.3f; %s",
                n.getAsInt(),
                claim.text(),
                shown,
                needed(share, level));
        return Optional.of(new Finding(check.id(), Severity.REFUSED, detail));
    }

    /** The number from which the check is decided at all. */
    static OptionalInt smallest(Check check) {
        return check.metric() == Metric.SENSITIVITY && check.minPositives().isPresent()
                ? check.minPositives()
                : check.minN();
    }

    private static String needed(double share, double level) {
        return share >= 1
                ? "none is large enough"
                : "n must be at least " + WilsonSampleSize.leastForClaim(share, level);
    }
}
