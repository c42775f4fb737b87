package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialDrawTest {

    private static final int DRAWS = 200_000;

    /** Inversion below ten expected successes, rejection above, and both mirrored past one half. */
    @ParameterizedTest
    @CsvSource({
        "7, .3",
        "30, .2",
        "40, .25",
        "100, .1",
        "100, .5",
        "60, .83",
        "1000, .02",
        "5000, .37",
        "100000, .001",
        "100000, .6"
    })
    void draws_follow_the_binomial_distribution(int trials, double probability) {
        SeededStream random = SeededStream.of(20261121, trials);
        int[] observed = new int[trials + 1];
        for (int draw = 0; draw < DRAWS; draw++) {
            observed[BinomialDraw.next(trials, probability, random)]++;
        }

        double p = goodnessOfFit(observed, BinomialDistribution.of(trials, probability));

        assertThat(p).isGreaterThan(1e-4);
    }

    /** Chi-squared over cells of at least 20 expected draws. */
    private static double goodnessOfFit(int[] observed, BinomialDistribution expected) {
        double statistic = 0;
        int cells = 0;
        double cellExpected = 0;
        double cellObserved = 0;
        double restExpected = DRAWS;
        for (int k = 0; k < observed.length; k++) {
            cellExpected += DRAWS * expected.probability(k);
            cellObserved += observed[k];
            if ((cellExpected >= 20 && restExpected - cellExpected >= 20) || k == observed.length - 1) {
                statistic += (cellObserved - cellExpected) * (cellObserved - cellExpected) / cellExpected;
                restExpected -= cellExpected;
                cells++;
                cellExpected = 0;
                cellObserved = 0;
            }
        }
        return ChiSquaredDistribution.of(cells - 1).survivalProbability(statistic);
    }

    @Test
    void certain_outcomes_need_no_draw() {
        SeededStream random = SeededStream.of(1, 1);

        assertThat(BinomialDraw.next(0, 0.4, random)).isZero();
        assertThat(BinomialDraw.next(9, 0, random)).isZero();
        assertThat(BinomialDraw.next(9, 1, random)).isEqualTo(9);
    }
}
