package dev.assay.gate;

import dev.assay.sampling.AuditDraw;
import dev.assay.sampling.AuditPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.StandardNormal;
import dev.assay.stats.planning.BinomialPower;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says how many more audited items would settle an inconclusive check with 80 % chance if what was observed is the truth, and draws
 * them.
 *
 * <p>For shares by the binomial distribution itself; for other metrics by the normal approximation n ((z_L + z_power) se/|value - claim|)^2
 * with the standard error that the bound implies. Items are a simple random sample of those without gold, so each has a known
 * probability.
 */
public final class AuditPlanner {

    /** The chance that a plan settles its check. */
    public static final double POWER = 0.8;

    private static final long MOST = 1_000_000;

    private final GatePolicy policy;
    private final Map<Metric.Source, Pool> pools;

    /**
     * @param pools items that may be audited, by what is measured on them
     */
    public AuditPlanner(GatePolicy policy, Map<Metric.Source, Pool> pools) {
        this.policy = policy;
        this.pools = Map.copyOf(pools);
    }

    /**
     * Items without gold of one evalset.
     *
     * @param items ids; for agreement only those of the holdout
     */
    public record Pool(String evalset, List<String> items) {

        public Pool {
            items = List.copyOf(items);
        }
    }

    /** The plan of an inconclusive check; empty for all others. */
    public Optional<AuditPlan> planFor(CheckResult result) {
        if (result.outcome() != CheckOutcome.INCONCLUSIVE) {
            return Optional.empty();
        }
        Pool pool = pools.getOrDefault(result.check().source(), new Pool("", List.of()));
        return switch (result.check().source()) {
            case GOLD_PAIRS, AUDIT -> Optional.of(audits(result, pool));
            case HARD_FAILS ->
                Optional.of(AuditPlan.without(
                        pool.evalset(), "audit the items that the judge calls a hard fail and no human has seen"));
            case DIFFERENCES ->
                Optional.of(AuditPlan.without(
                        pool.evalset(),
                        "audits do not help here: judge more items of both releases, or name a baseline"));
            case DECISIONS, VERDICTS, RUN ->
                Optional.of(AuditPlan.without(pool.evalset(), "audits do not help here: judge more items"));
            case PROBES ->
                Optional.of(AuditPlan.without(pool.evalset(), "probe the judge on more items: assay judge probe"));
        };
    }

    private AuditPlan audits(CheckResult result, Pool pool) {
        Optional<Long> more = more(result);
        if (more.isEmpty()) {
            return AuditPlan.without(
                    pool.evalset(),
                    result.estimate()
                            .flatMap(
                                    estimate -> estimate.value().isPresent() ? Optional.of(estimate) : Optional.empty())
                            .map(estimate ->
                                    "what is observed lies on the claim's line, so that no number of audits is sure"
                                            + " to settle it; move the claim or improve the judge")
                            .orElse("audit items with gold first: " + result.reason()));
        }
        List<AuditPlan.Pick> items =
                AuditDraw.uniform(pool.items(), more.get(), policy.defaults().seed());
        String shortage = items.size() < more.get()
                ? "; only " + pool.items().size() + " unaudited items of " + pool.evalset()
                        + " are left, the others have to come from another release"
                : "";
        return new AuditPlan(
                pool.evalset(),
                more,
                POWER,
                "if the truth is the observed "
                        + CheckText.number(
                                result.estimate().orElseThrow().value().orElseThrow()) + shortage,
                "a simple random sample of the items without gold",
                items);
    }

    /** More audited items; at least what the check's minimum still lacks. */
    private Optional<Long> more(CheckResult result) {
        if (result.estimate().isEmpty() || result.estimate().get().value().isEmpty()) {
            return Optional.empty();
        }
        Estimate estimate = result.estimate().get();
        Optional<BoundTest> test = BoundTest.of(result.check().claim());
        Optional<Interval.Bounds> bounds = BoundTest.bounds(estimate);
        if (test.isEmpty() || bounds.isEmpty()) {
            return Optional.empty();
        }
        double value = estimate.value().getAsDouble();
        double claim = test.get().threshold();
        Optional<Long> needed = result.check().metric().kind() == Metric.Kind.PROPORTION
                ? ofShare(value, claim, result.boundLevel())
                : ofOther(value, claim, estimate.n(), bounds.get(), result.boundLevel());
        long least = minimum(result.check());
        double perItem = result.itemsPerObservation();
        return needed.map(n -> Math.max(n, least))
                .map(n -> (long) Math.ceil(Math.max(1, n - estimate.n()) * perItem))
                .filter(n -> n <= MOST);
    }

    private static long minimum(Check check) {
        OptionalInt least =
                check.metric() == Metric.SENSITIVITY && check.minPositives().isPresent()
                        ? check.minPositives()
                        : check.minN();
        return least.orElse(0);
    }

    private static Optional<Long> ofShare(double value, double claim, double level) {
        if (!(claim > 0 && claim < 1)) {
            return Optional.empty();
        }
        OptionalInt size = value > claim
                ? BinomialPower.smallestSize(value, claim, POWER, level)
                : BinomialPower.smallestSize(1 - value, 1 - claim, POWER, level);
        return size.isPresent() ? Optional.of((long) size.getAsInt()) : Optional.empty();
    }

    private static Optional<Long> ofOther(double value, double claim, long n, Interval.Bounds bounds, double level) {
        double z = StandardNormal.quantile(level);
        double error = (bounds.upper() - bounds.lower()) / (2 * z);
        double distance = Math.abs(value - claim);
        if (distance == 0 || error == 0) {
            return Optional.empty();
        }
        double root = (z + StandardNormal.quantile(POWER)) * error / distance;
        double needed = n * root * root;
        return needed <= MOST ? Optional.of((long) Math.ceil(needed)) : Optional.empty();
    }
}
