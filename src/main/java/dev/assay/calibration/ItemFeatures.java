package dev.assay.calibration;

import dev.assay.calibration.ItemReading.Side;
import dev.assay.calibration.ItemReading.Value;
import dev.assay.calibration.ItemText.Leaf;
import dev.assay.stats.learn.FeatureRow;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Turns readings into the few numbers that a classifier weighs.
 *
 * <p>For each path of the annotation: how many words stand there, how much of them the text says, and by each view of the
 * text how expected the value is, alone and beside the most expected other one. Then which known values there are, the
 * reading's own figures, and how expected each label of the criterion is by each view. A pair's annotations are
 * described by how the first differs from the second.
 */
final class ItemFeatures {

    private final KnownValues known;
    private final Expectations expectations;
    private final int firstLabel;
    private final int labels;

    /**
     * Features for one criterion.
     *
     * @param firstLabel where the criterion's labels begin among the targets of the expectations
     * @param labels how many labels it has
     */
    ItemFeatures(KnownValues known, Expectations expectations, int firstLabel, int labels) {
        this.known = known;
        this.expectations = expectations;
        this.firstLabel = firstLabel;
        this.labels = labels;
    }

    /** The same without what only fitting needs. */
    ItemFeatures forAnswers() {
        return new ItemFeatures(known, expectations.forAnswers(), firstLabel, labels);
    }

    /**
     * The row of an item.
     *
     * @param left at most two folds; nothing in the row was learnt from them
     */
    FeatureRow row(ItemReading reading, Set<Integer> left) {
        List<double[]> scores = expectations.scores(reading, left);
        List<double[]> byText =
                scores.subList(0, Math.min(scores.size(), reading.ofText().size()));
        double[] numbers = numbers(reading.sides().get(0), byText);
        if (reading.sides().size() == 2) {
            double[] second = numbers(reading.sides().get(1), byText);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] -= second[i];
            }
        }
        DoubleStream ofLabels =
                scores.stream().flatMapToDouble(score -> Arrays.stream(score, firstLabel, firstLabel + labels));
        return FeatureRow.of(
                DoubleStream.concat(DoubleStream.of(numbers), ofLabels).toArray());
    }

    private double[] numbers(Side side, List<double[]> byText) {
        DoubleStream ofPaths = known.byPath().keySet().stream().flatMapToDouble(path -> ofPath(path, side, byText));
        return DoubleStream.concat(
                        DoubleStream.concat(ofPaths, DoubleStream.of(known.heldBy(side))),
                        DoubleStream.of(side.numbers()))
                .toArray();
    }

    private DoubleStream ofPath(String path, Side side, List<double[]> byText) {
        List<Value> values = side.values().stream()
                .filter(value -> value.leaf().path().equals(path))
                .toList();
        Set<String> given = values.stream().map(value -> value.leaf().value()).collect(Collectors.toSet());
        double words = Math.log1p(values.stream().mapToInt(Value::words).sum());
        double support = values.stream().mapToDouble(Value::support).average().orElse(0);
        return DoubleStream.concat(
                DoubleStream.of(words, support), byText.stream().flatMapToDouble(scores -> {
                    double own = most(path, given::contains, scores);
                    double other = most(path, value -> !given.contains(value), scores);
                    return DoubleStream.of(own, own - other);
                }));
    }

    /** The highest score among some known values of a path; 0 where there is none. */
    private double most(String path, Predicate<String> some, double[] scores) {
        return known.byPath().getOrDefault(path, List.of()).stream()
                .filter(some)
                .mapToDouble(value -> scores[known.places().getOrDefault(new Leaf(path, value), 0)])
                .max()
                .orElse(0);
    }
}
