package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import dev.assay.stats.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calibration on an unordered scale: one map for each label against all others, their answers divided by their sum.
 *
 * <p>P(k) = g_k(s_k) / sum over j of g_j(s_j); 1/K each where all answers are 0 (own rule). It learns nothing from which of the other
 * labels a judge confuses with which. After the division a single label's probabilities are only about calibrated, so measure what
 * comes out ({@link NominalForecasts}), not the single maps.
 *
 * <p>Source: Zadrozny and Elkan 2002, doi 10.1145/775047.775151.
 *
 * @param maps one per label, in the order of the scale
 */
public record OneVsRest(List<CalibrationMap> maps) {

    public OneVsRest {
        maps = List.copyOf(maps);
        Require.atLeast(2, maps.size(), "labels of the scale");
    }

    /** Impossible where the map of some label is, naming the label; so with a label of the scale that never occurs. */
    public static Fit<OneVsRest> fit(NominalScores items, CalibrationFitter fitter) {
        List<CalibrationMap> maps = new ArrayList<>();
        for (int label = 0; label < items.scale(); label++) {
            Fit<? extends CalibrationMap> fit = fitter.fit(items.against(label));
            String who = "label " + label + " against the rest: ";
            String reason = fit.fold(
                    map -> {
                        maps.add(map);
                        return "";
                    },
                    none -> who + none.reason());
            if (!reason.isEmpty()) {
                return Fit.impossible(reason, items.size());
            }
        }
        return Fit.found(new OneVsRest(maps));
    }

    /**
     * @param scores one per label, in [0,1]
     * @return one per label, adding up to 1
     */
    public double[] probabilities(double[] scores) {
        Require.sameLength(maps.size(), scores.length, "scores");
        double[] answers = new double[scores.length];
        Arrays.setAll(answers, label -> maps.get(label).probability(scores[label]));
        double sum = Arrays.stream(answers).sum();
        return Arrays.stream(answers)
                .map(answer -> sum > 0 ? answer / sum : 1.0 / answers.length)
                .toArray();
    }
}
