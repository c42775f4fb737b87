package dev.assay.stats.learn;

/** Gives each class a probability. Immutable, so usable from several threads at once. */
@FunctionalInterface
public interface Classifier {

    /**
     * A probability for each class, by class number from 0: each in [0,1], summing to 1; 0 for a class that was never
     * seen. They are the model's own: nothing here has compared them with how often they come true.
     */
    double[] probabilities(FeatureRow row);
}
