package dev.assay.stats.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the lowest confidence at which a judge's verdicts may be accepted so that, with probability at least 1 - delta, at least the
 * target share of accepted verdicts agrees with gold.
 *
 * <p>Candidates are the distinct confidences in thousandths, from the highest down. At each, n items are accepted and k of them wrong; the
 * test starts at the first with n &gt;= {@value #MIN_ACCEPTED}, passes while P(X &lt;= k; n, alpha) &lt;= delta (the upper bound of the error
 * rate is at most alpha), and stops at the first failure. The last that passed is certified. If the first fails there is none: the
 * judge is not to be trusted at any confidence on this evidence.
 *
 * <p>The guarantee needs gold that is exchangeable with the traffic, no look at errors when candidates or data were chosen, and
 * independent items of equal inclusion probability. Clustered items are refused (take {@link ConfidentVerdicts#firstOfEachCluster}), and
 * so are unequal weights, since the bound is binomial.
 *
 * <p>Source: Jung, Brahman and Choi 2025, arXiv 2407.18370; fixed sequences: Bauer 1991, doi 10.1002/sim.4780100609. Deviation: their
 * program returns its highest candidate even where that fails; ours returns none.
 */
public final class FixedSequenceTest {

    /** Where the test starts; a choice for power that does not look at errors. */
    public static final int MIN_ACCEPTED = 30;

    private static final long MOST_NEEDED = 100_000;

    private FixedSequenceTest() {}

    /**
     * One tested threshold.
     *
     * @param threshold in [0,1]
     * @param accepted items at or above it
     * @param errors wrong ones among them
     * @param pValue of H0: the error rate of accepted verdicts is at least alpha
     */
    public record Step(double threshold, long accepted, long errors, double pValue) {}

    public static Threshold certify(ConfidentVerdicts verdicts, SelectionTarget target) {
        if (verdicts.isClustered()) {
            return refused("clustered gold: use one item per group");
        }
        if (verdicts.isUnequallyWeighted()) {
            return refused("unequal inclusion probabilities");
        }
        List<Step> steps = new ArrayList<>();
        for (double candidate : verdicts.candidates()) {
            Step step = verdicts.step(candidate, target.errorRate());
            if (step.accepted() >= MIN_ACCEPTED) {
                steps.add(step);
                if (step.pValue() > target.errorProbability()) {
                    break;
                }
            }
        }
        return outcome(steps, target);
    }

    private static Threshold outcome(List<Step> steps, SelectionTarget target) {
        if (steps.isEmpty()) {
            long least = BinomialUpperBound.leastSize(target.errorRate(), target.errorProbability());
            long needed = Math.max(MIN_ACCEPTED, least);
            return new Threshold.None(
                    "no threshold: needs at least " + needed + " gold items with a verdict",
                    OptionalLong.of(needed),
                    steps);
        }
        Step last = steps.get(steps.size() - 1);
        if (last.pValue() <= target.errorProbability()) {
            return certified(last, steps, target);
        }
        return steps.size() > 1 ? certified(steps.get(steps.size() - 2), steps, target) : failed(last, steps, target);
    }

    private static Threshold failed(Step first, List<Step> steps, SelectionTarget target) {
        OptionalLong needed = needed(first, target);
        String reason = needed.isPresent()
                ? "no threshold: needs about " + needed.getAsLong() + " accepted gold items, has " + first.accepted()
                : "no threshold: too many errors at the highest confidences";
        return new Threshold.None(reason, needed, steps);
    }

    private static Threshold certified(Step step, List<Step> steps, SelectionTarget target) {
        double bound = BinomialUpperBound.of(step.errors(), step.accepted(), target.errorProbability());
        return new Threshold.Certified(step.threshold(), step.accepted(), step.errors(), bound, steps);
    }

    private static Threshold refused(String reason) {
        return new Threshold.None(reason, OptionalLong.empty(), List.of());
    }

    /** The smallest n at which the error rate seen at a failed step, rounded up to whole errors, would pass. */
    private static OptionalLong needed(Step failed, SelectionTarget target) {
        double rate = (double) failed.errors() / failed.accepted();
        if (rate >= target.errorRate()) {
            return OptionalLong.empty();
        }
        for (long n = failed.accepted() + 1; n <= MOST_NEEDED; n++) {
            long errors = (long) Math.ceil(rate * n - 1e-9);
            if (BinomialUpperBound.pValue(errors, n, target.errorRate()) <= target.errorProbability()) {
                return OptionalLong.of(n);
            }
        }
        return OptionalLong.empty();
    }
}
