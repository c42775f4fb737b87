package dev.assay.disagreement;

import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.Locale;

/** Which way a judge differs from gold. */
public enum Direction {
    /** The judge finds more wrong than the humans do. */
    STRICTER,
    /** The judge lets pass what the humans do not. */
    MORE_LENIENT,
    /** Different, and neither is stricter. */
    SIDEWAYS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people: how the judge is. */
    public String phrase() {
        return switch (this) {
            case STRICTER -> "judge stricter";
            case MORE_LENIENT -> "judge more lenient";
            case SIDEWAYS -> "judge differs";
        };
    }

    /**
     * The direction of two different labels of a scale: by passing or not, then on an ordinal scale by the distance
     * from the nearest passing label. Scores have none, since a scale does not say which end is good.
     */
    public static Direction of(Scale scale, Label gold, Label judged) {
        return scale.fold(categorical -> of(categorical, gold, judged), numeric -> SIDEWAYS);
    }

    private static Direction of(Scale.Categorical scale, Label gold, Label judged) {
        if (scale.passing().isEmpty()) {
            return SIDEWAYS;
        }
        int distanceOfGold = distance(scale, gold);
        int distanceOfJudged = distance(scale, judged);
        if (distanceOfGold == distanceOfJudged) {
            return SIDEWAYS;
        }
        return distanceOfJudged > distanceOfGold ? STRICTER : MORE_LENIENT;
    }

    /** Steps to the nearest passing label; on a scale without order every failing label is one step away. */
    private static int distance(Scale.Categorical scale, Label label) {
        if (scale.passing().contains(label.text())) {
            return 0;
        }
        if (scale.kind() != Scale.Kind.ORDINAL) {
            return 1;
        }
        int index = scale.indexOf(label);
        return scale.passing().stream()
                .mapToInt(passing -> Math.abs(scale.labels().indexOf(passing) - index))
                .min()
                .orElse(1);
    }
}
