package dev.assay.stats;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Tests whether two raters are right equally often on the same items, from the b items that only the first got right and the c that
 * only the second did.
 *
 * <p>Exact p = min(1, 2 BinomCDF(min(b,c); b+c, 1/2)), 1 if b + c = 0; the mid-p, 2 CDF - pmf, is less conservative. It presumes
 * independent items. A large p is no proof of equality; see {@link TangoScore} for a margin.
 *
 * <p>Sources: McNemar 1947, doi 10.1007/BF02295996; mid-p: Fagerland, Lydersen and Laake 2013, doi 10.1186/1471-2288-13-91.
 */
public final class McNemar {

    private McNemar() {}

    public static double exactP(long onlyFirst, long onlySecond) {
        BinomialDistribution even = even(onlyFirst, onlySecond);
        return Math.min(1, 2 * even.cumulativeProbability((int) Math.min(onlyFirst, onlySecond)));
    }

    public static double midP(long onlyFirst, long onlySecond) {
        BinomialDistribution even = even(onlyFirst, onlySecond);
        int fewer = (int) Math.min(onlyFirst, onlySecond);
        // Doubling counts the middle outcome twice, so equal counts would go past 1.
        return Math.min(1, 2 * even.cumulativeProbability(fewer) - even.probability(fewer));
    }

    /** The large-sample test (b - c)^2/(b + c); empty if b + c = 0. */
    public static Optional<ChiSquaredTest> chiSquared(long onlyFirst, long onlySecond) {
        return chiSquared(onlyFirst, onlySecond, 0);
    }

    /** The same with Edwards' correction, (|b - c| - 1)^2/(b + c). */
    public static Optional<ChiSquaredTest> chiSquaredCorrected(long onlyFirst, long onlySecond) {
        return chiSquared(onlyFirst, onlySecond, 1);
    }

    private static Optional<ChiSquaredTest> chiSquared(long onlyFirst, long onlySecond, int correction) {
        long discordant = onlyFirst + onlySecond;
        if (discordant == 0) {
            return Optional.empty();
        }
        double excess = Math.max(0, Math.abs(onlyFirst - onlySecond) - correction);
        double statistic = excess * excess / discordant;
        double p = ChiSquaredDistribution.of(1).survivalProbability(statistic);
        return Optional.of(new ChiSquaredTest(statistic, 1, p));
    }

    private static BinomialDistribution even(long onlyFirst, long onlySecond) {
        Require.notNegative(onlyFirst, "onlyFirst");
        Require.notNegative(onlySecond, "onlySecond");
        return BinomialDistribution.of(Math.toIntExact(onlyFirst + onlySecond), 0.5);
    }
}
