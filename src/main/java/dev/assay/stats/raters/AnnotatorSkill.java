package dev.assay.stats.raters;

/**
 * The cost-benefit allowance of the alternative annotator test: how much worse than a human a judge may be and still be worth its
 * lower cost. Values of Calderon, Reichart and Dror 2025, arXiv 2501.10970.
 */
public enum AnnotatorSkill {
    EXPERT(0.2),
    SKILLED(0.15),
    CROWD(0.1);

    private final double epsilon;

    AnnotatorSkill(double epsilon) {
        this.epsilon = epsilon;
    }

    /** In [0,1], a difference of probabilities. */
    public double epsilon() {
        return epsilon;
    }
}
