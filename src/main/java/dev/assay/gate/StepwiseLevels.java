package dev.assay.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides a family of one-sided claims together, by the levels that their bounds have to hold at.
 *
 * <p>A claim's p-value is at most q exactly where its bound at level 1 - q supports it, so the step-down and step-up
 * procedures on p-values can be carried out on bounds: Holm asks the bounds of r remaining claims at level 1 - alpha/r;
 * Benjamini and Hochberg look for the largest k of m such that k bounds hold at level 1 - k alpha/m, Benjamini and Yekutieli
 * with alpha over the sum of 1/i.
 *
 * <p>Sources: Holm 1979 (Scandinavian Journal of Statistics 6:65), Benjamini and Hochberg 1995, doi
 * 10.1111/j.2517-6161.1995.tb02031.x, Benjamini and Yekutieli 2001, doi 10.1214/aos/1013699998.
 */
final class StepwiseLevels {

    private final GatePolicy.MultipleTesting method;
    private final double alpha;

    /**
     * @param confidenceLevel one-sided and of the whole family, in (0.5,1)
     */
    StepwiseLevels(GatePolicy.MultipleTesting method, double confidenceLevel) {
        this.method = method;
        this.alpha = 1 - confidenceLevel;
    }

    /** Whether a claim's bound at a level supports it. */
    @FunctionalInterface
    interface BoundHolds {

        boolean at(double level);
    }

    /**
     * What became of a claim.
     *
     * @param level at which its bound was read last
     */
    record Step(boolean holds, double level) {}

    /** One answer a claim, in their order. */
    List<Step> decide(List<BoundHolds> claims) {
        return switch (method) {
            case HOLM -> holm(claims);
            case BH -> stepUp(claims, alpha);
            case BY -> stepUp(claims, alpha / harmonic(claims.size()));
            case NONE ->
                claims.stream()
                        .map(claim -> new Step(claim.at(1 - alpha), 1 - alpha))
                        .toList();
        };
    }

    private List<Step> holm(List<BoundHolds> claims) {
        Step[] steps = new Step[claims.size()];
        List<Integer> remaining = new ArrayList<>();
        for (int claim = 0; claim < steps.length; claim++) {
            remaining.add(claim);
        }
        boolean goesOn = true;
        while (goesOn && !remaining.isEmpty()) {
            double level = 1 - alpha / remaining.size();
            for (int claim : remaining) {
                steps[claim] = new Step(claims.get(claim).at(level), level);
            }
            goesOn = remaining.removeIf(claim -> steps[claim].holds());
        }
        return Arrays.asList(steps);
    }

    private static List<Step> stepUp(List<BoundHolds> claims, double alpha) {
        int m = claims.size();
        for (int k = m; k >= 1; k--) {
            double level = 1 - k * alpha / m;
            long holding = claims.stream().filter(claim -> claim.at(level)).count();
            if (holding >= k) {
                double strictest = 1 - alpha / m;
                return claims.stream()
                        .map(claim -> claim.at(level) ? new Step(true, level) : new Step(false, strictest))
                        .toList();
            }
        }
        double strictest = 1 - alpha / Math.max(1, m);
        return claims.stream().map(claim -> new Step(false, strictest)).toList();
    }

    private static double harmonic(int m) {
        double sum = 0;
        for (int i = 1; i <= m; i++) {
            sum += 1.0 / i;
        }
        return Math.max(1, sum);
    }
}
