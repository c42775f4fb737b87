package dev.assay.stats.learn;

import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Multinomial logistic regression: the probability of class k is the softmax of bias(k) + sum over features of
 * weight(k, feature) times value.
 *
 * <p>Fitted by stochastic gradient descent on the log loss with AdaGrad (Duchi, Hazan and Singer 2011, JMLR 12), one row
 * at a time. There is no penalty on the weights: stopping after a few passes is what keeps them small. The same rows in
 * the same order with the same seed give the same weights; between processors the last digits may differ, since the
 * exponential may.
 */
public final class LogisticRegression implements Classifier {

    private static final double ADAGRAD_EPSILON = 0.1;

    /** The trainer announces every fit as news. */
    private static final Logger TRAINER_LOG = Logger.getLogger("org.tribuo");

    private final int classes;
    private final int[] seen;
    private final double[][] weights;
    private final double[] biases;

    private LogisticRegression(int classes, int[] seen, double[][] weights, double[] biases) {
        this.classes = classes;
        this.seen = seen;
        this.weights = weights;
        this.biases = biases;
    }

    /**
     * How to fit.
     *
     * @param passes how often each row is visited, at least 1
     * @param learningRate first step of each weight, above 0
     * @param seed decides the order of the rows in each pass
     */
    public record Settings(int passes, double learningRate, long seed) {

        public Settings {
            if (passes < 1 || !(learningRate > 0) || !Double.isFinite(learningRate)) {
                throw new IllegalArgumentException("passes must be at least 1 and the learning rate finite and above 0,"
                        + " were " + passes + " and " + learningRate);
            }
        }
    }

    /**
     * Fits a classifier.
     *
     * @param classes how many classes there are; those without a row get probability 0
     * @param rows at least one, all of one width
     * @param labels the class of each row, in [0, classes)
     */
    public static LogisticRegression fit(int classes, List<FeatureRow> rows, int[] labels, Settings settings) {
        if (rows.isEmpty() || rows.size() != labels.length) {
            throw new IllegalArgumentException("a fit needs one label a row and at least one row, had " + rows.size()
                    + " rows and " + labels.length + " labels");
        }
        int width = rows.get(0).width();
        return extract(classes, width, train(width, rows, labels, settings));
    }

    private static LinearSGDModel train(int width, List<FeatureRow> rows, int[] labels, Settings settings) {
        if (TRAINER_LOG.getLevel() == null) {
            TRAINER_LOG.setLevel(Level.WARNING);
        }
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("feature rows", factory), factory);
        String[] names = new String[width];
        Arrays.setAll(names, index -> Integer.toString(index));
        for (int i = 0; i < labels.length; i++) {
            dataset.add(example(rows.get(i), labels[i], names));
        }
        return new LinearSGDTrainer(
                        new LogMulticlass(),
                        new AdaGrad(settings.learningRate(), ADAGRAD_EPSILON),
                        settings.passes(),
                        -1,
                        1,
                        settings.seed())
                .train(dataset);
    }

    /** Names a feature by its index, after one that is in every row: the library refuses a row without a feature. */
    private static Example<Label> example(FeatureRow row, int label, String[] names) {
        if (row.width() != names.length) {
            throw new IllegalArgumentException(
                    "rows must be of one width, were " + names.length + " and " + row.width());
        }
        String[] present = new String[row.size() + 1];
        double[] values = new double[row.size() + 1];
        present[row.size()] = "always";
        values[row.size()] = 1;
        for (int n = 0; n < row.size(); n++) {
            present[n] = names[row.index(n)];
            values[n] = row.value(n);
        }
        return new ArrayExample<>(new Label(Integer.toString(label)), present, values);
    }

    /** Takes the weights out of the library's model, so that answering needs no names and no library. */
    private static LogisticRegression extract(int classes, int width, LinearSGDModel model) {
        DenseMatrix matrix = model.getWeightsCopy();
        ImmutableOutputInfo<Label> labels = model.getOutputIDInfo();
        ImmutableFeatureMap features = model.getFeatureIDMap();
        int[] seen = new int[labels.size()];
        double[][] weights = new double[labels.size()][width];
        double[] biases = new double[labels.size()];
        for (int k = 0; k < labels.size(); k++) {
            seen[k] = Integer.parseInt(labels.getOutput(k).getLabel());
            biases[k] = matrix.get(k, features.size());
            for (int f = 0; f < features.size(); f++) {
                String name = features.get(f).getName();
                if (name.equals("always")) {
                    biases[k] += matrix.get(k, f);
                } else {
                    weights[k][Integer.parseInt(name)] = matrix.get(k, f);
                }
            }
        }
        return new LogisticRegression(classes, seen, weights, biases);
    }

    /** {@inheritDoc} Throws {@link IllegalArgumentException} for a row of another width than it was fitted on. */
    @Override
    public double[] probabilities(FeatureRow row) {
        if (row.width() != weights[0].length) {
            throw new IllegalArgumentException(
                    "fitted on rows of width " + weights[0].length + ", was given one of width " + row.width());
        }
        double[] logits = new double[seen.length];
        for (int k = 0; k < seen.length; k++) {
            logits[k] = biases[k] + row.dot(weights[k]);
        }
        double[] shares = softmax(logits);
        double[] probabilities = new double[classes];
        for (int k = 0; k < seen.length; k++) {
            probabilities[seen[k]] = shares[k];
        }
        return probabilities;
    }

    private static double[] softmax(double[] logits) {
        double most = Arrays.stream(logits).max().orElseThrow();
        double[] powers =
                Arrays.stream(logits).map(logit -> Math.exp(logit - most)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }
}
