package dev.assay.stats.raters;

import dev.assay.stats.Require;
import java.util.Objects;

/**
 * How the alternative annotator test is to be run; fix it before looking at the labels.
 *
 * @param alignment how labels are compared with those of peers
 * @param epsilon what the judge may be worse by, in [0,1], see {@link AnnotatorSkill}
 * @param falseDiscoveryRate q of Benjamini-Yekutieli over the tested humans, in (0,1)
 * @param smallSamples what becomes of humans with few items
 */
public record AlternativeAnnotatorPlan(
        Alignment alignment, double epsilon, double falseDiscoveryRate, SmallSamples smallSamples) {

    public AlternativeAnnotatorPlan {
        Objects.requireNonNull(alignment, "alignment");
        Objects.requireNonNull(smallSamples, "smallSamples");
        Require.probability(epsilon, "epsilon");
        if (!(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
            throw new IllegalArgumentException("falseDiscoveryRate must be in (0,1), was " + falseDiscoveryRate);
        }
    }

    /** At a false discovery rate of 0.05, without a test for humans with few items. */
    public static AlternativeAnnotatorPlan of(Alignment alignment, AnnotatorSkill skill) {
        return new AlternativeAnnotatorPlan(alignment, skill.epsilon(), 0.05, SmallSamples.NOT_TESTED);
    }

    public AlternativeAnnotatorPlan with(SmallSamples treatment) {
        return new AlternativeAnnotatorPlan(alignment, epsilon, falseDiscoveryRate, treatment);
    }
}
