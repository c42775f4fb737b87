package dev.assay.stats.consensus;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.special.Gamma;

/** Expected counts of knowing and spamming for each rater, and the variational probabilities that follow from them. */
final class SpamRates implements RaterModel {

    private static final double KNOWING_PRIOR = 0.5;
    private static final double HABIT_PRIOR = 10;

    private final double[] known;
    private final double[][] spammed;
    private final double[] knows;
    private final double[][] says;

    /** @param spammed by rater and label */
    private SpamRates(double[] known, double[][] spammed, double[] knows, double[][] says) {
        this.known = known;
        this.spammed = spammed;
        this.knows = knows;
        this.says = says;
    }

    /** Competence 0.5 and even habits. */
    static SpamRates even(Responses responses) {
        int raters = responses.raters();
        double[] half = new double[raters];
        double[][] habits = new double[raters][responses.labels()];
        Arrays.fill(half, 0.5);
        for (double[] habit : habits) {
            Arrays.fill(habit, 0.5 / responses.labels());
        }
        return new SpamRates(new double[raters], new double[raters][responses.labels()], half, habits);
    }

    SpamRates refitted(Responses responses, double[][] posteriors) {
        double[] newKnown = new double[known.length];
        double[][] newSpammed = new double[known.length][responses.labels()];
        for (int response = 0; response < responses.size(); response++) {
            int rater = responses.rater(response);
            int label = responses.label(response);
            double right = posteriors[responses.item(response)][label];
            double share = right * knows[rater] / (knows[rater] + says[rater][label]);
            newKnown[rater] += share;
            newSpammed[rater][label] += 1 - share;
        }
        double[] newKnows = new double[known.length];
        double[][] newSays = new double[known.length][responses.labels()];
        for (int rater = 0; rater < known.length; rater++) {
            double spam = Arrays.stream(newSpammed[rater]).sum();
            double all = newKnown[rater] + spam + 2 * KNOWING_PRIOR;
            newKnows[rater] = variational(newKnown[rater] + KNOWING_PRIOR, all);
            double spams = variational(spam + KNOWING_PRIOR, all);
            for (int label = 0; label < responses.labels(); label++) {
                newSays[rater][label] = spams
                        * variational(newSpammed[rater][label] + HABIT_PRIOR, spam + HABIT_PRIOR * responses.labels());
            }
        }
        return new SpamRates(newKnown, newSpammed, newKnows, newSays);
    }

    /** exp(E ln share), which is a little less than the share. */
    private static double variational(double count, double of) {
        return Math.exp(Gamma.digamma(count) - Gamma.digamma(of));
    }

    @Override
    public double logProbability(int rater, int trueLabel, int givenLabel) {
        return Math.log((trueLabel == givenLabel ? knows[rater] : 0) + says[rater][givenLabel]);
    }

    @Override
    public double[] logPriors() {
        double[] even = new double[says.length == 0 ? 0 : says[0].length];
        Arrays.fill(even, -Math.log(even.length));
        return even;
    }

    OptionalDouble competence(int rater) {
        double all = known[rater] + Arrays.stream(spammed[rater]).sum();
        return all > 0
                ? OptionalDouble.of((known[rater] + KNOWING_PRIOR) / (all + 2 * KNOWING_PRIOR))
                : OptionalDouble.empty();
    }

    double[] habit(int rater) {
        double spam = Arrays.stream(spammed[rater]).sum();
        return Arrays.stream(spammed[rater])
                .map(count -> (count + HABIT_PRIOR) / (spam + HABIT_PRIOR * spammed[rater].length))
                .toArray();
    }
}
