package dev.assay.stats.planning;

import dev.assay.stats.CohenKappa;
import dev.assay.stats.ConfusionMatrix;
import dev.assay.stats.Require;
import dev.assay.stats.StandardNormal;
import dev.assay.stats.Weighting;
import java.util.Arrays;

/**
 * How many items a one-sided test of kappa needs: n = ((z_L sqrt(Q(k0)) + z_power sqrt(Q(k1)))/(k1 - k0))^2, rounded up.
 *
 * <p>Q(k) is n times the large-sample variance of unweighted kappa at p_ij = (1-k) m_i m_j + k [i=j] m_i, both raters having the margins m.
 * It serves planning only, and is optimistic where a label is rare. With three labels or more the margins and kappa leave the table open;
 * ours spreads disagreement as chance would, where R's irr takes the worst table (90 for its 101 at margins .2, .25, .55).
 *
 * <p>Source: Flack, Afifi, Lachenbruch and Schouten 1988, Psychometrika 53:321; variance: Fleiss, Cohen and Everitt 1969,
 * doi 10.1037/h0028106. Arguments are (null, truth); R's irr has them the other way round.
 */
public final class KappaSampleSize {

    private KappaSampleSize() {}

    /**
     * @param nullKappa k0, which is to be exceeded (or fallen short of, if {@code truth} is below), in [0,1)
     * @param truth k1, in [0,1), another than k0
     * @param margins share of each label, each above 0, summing to 1
     * @param confidenceLevel one-sided, in (0.5,1)
     * @param power in [0.5,1)
     */
    public static long of(double nullKappa, double truth, double[] margins, double confidenceLevel, double power) {
        requireKappa(nullKappa);
        requireKappa(truth);
        if (nullKappa == truth) {
            throw new IllegalArgumentException("truth must differ from nullKappa, was " + truth);
        }
        if (!(power >= 0.5 && power < 1)) {
            throw new IllegalArgumentException("power must be in [0.5,1), was " + power);
        }
        requireMargins(margins);
        double levelZ = StandardNormal.quantile((1 + Require.twoSidedLevel(confidenceLevel)) / 2);
        double root =
                (levelZ * unitError(nullKappa, margins) + StandardNormal.quantile(power) * unitError(truth, margins))
                        / (truth - nullKappa);
        return (long) Math.ceil(root * root);
    }

    /** sqrt(Q): the standard error of kappa on a single item. */
    private static double unitError(double kappa, double[] margins) {
        double[][] shares = new double[margins.length][margins.length];
        for (int i = 0; i < margins.length; i++) {
            for (int j = 0; j < margins.length; j++) {
                shares[i][j] = (1 - kappa) * margins[i] * margins[j] + (i == j ? kappa * margins[i] : 0);
            }
        }
        return CohenKappa.standardError(ConfusionMatrix.of(shares), Weighting.UNWEIGHTED)
                .orElseThrow();
    }

    private static void requireKappa(double kappa) {
        if (!(kappa >= 0 && kappa < 1)) {
            throw new IllegalArgumentException("kappa must be in [0,1), was " + kappa);
        }
    }

    private static void requireMargins(double[] margins) {
        boolean arePositive = margins.length >= 2 && Arrays.stream(margins).allMatch(share -> share > 0);
        if (!arePositive || Math.abs(Arrays.stream(margins).sum() - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "margins must be two or more, above 0 and sum to 1, was " + Arrays.toString(margins));
        }
    }
}
