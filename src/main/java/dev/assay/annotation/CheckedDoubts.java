package dev.assay.annotation;

import dev.assay.stats.Fit;
import dev.assay.stats.scores.Folds;
import dev.assay.stats.scores.LabelledScores;
import dev.assay.stats.scores.PlattMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link DoubtModel} whose probabilities were put right on annotations that it had not learnt from.
 *
 * <p>The known annotations are parted into {@value Folds#USUAL} folds by group; each is doubted by a model learnt on the other four, and
 * {@link PlattMap} is fitted to what came of it. The model that doubts the candidates learns from all of them. Where a fold's model is
 * impossible, or the map is, the probabilities stay as they are. Order is kept unless the map turns it round, which happens only where
 * the model misleads.
 */
final class CheckedDoubts {

    private final String criterion;
    private final DoubtModel model;
    private final Optional<PlattMap> map;

    private CheckedDoubts(String criterion, DoubtModel model, Optional<PlattMap> map) {
        this.criterion = criterion;
        this.model = model;
        this.map = map;
    }

    /**
     * Learns from annotations of known quality.
     *
     * @param seed of the folds
     */
    static Fit<CheckedDoubts> learn(String criterion, List<JudgedAnnotation> known, double confidenceLevel, long seed) {
        return DoubtModel.learn(known, confidenceLevel)
                .map(model -> new CheckedDoubts(criterion, model, outOfFold(known, confidenceLevel, seed)));
    }

    private static Optional<PlattMap> outOfFold(List<JudgedAnnotation> known, double confidenceLevel, long seed) {
        double[] probabilities = new double[known.size()];
        LabelledScores unscored = scores(known, probabilities);
        if (unscored.groups().size() < Folds.USUAL) {
            return Optional.empty();
        }
        Folds folds = Folds.assign(unscored, Folds.USUAL, seed);
        for (int fold = 0; fold < folds.count(); fold++) {
            List<JudgedAnnotation> others = new ArrayList<>();
            for (int i = 0; i < known.size(); i++) {
                if (folds.foldOf(i) != fold) {
                    others.add(known.get(i));
                }
            }
            Optional<DoubtModel> model =
                    DoubtModel.learn(others, confidenceLevel).model();
            if (model.isEmpty()) {
                return Optional.empty();
            }
            for (int i = 0; i < known.size(); i++) {
                if (folds.foldOf(i) == fold) {
                    probabilities[i] = model.get()
                            .probability(known.get(i).source(), known.get(i).words());
                }
            }
        }
        return PlattMap.fit(scores(known, probabilities)).model();
    }

    private static LabelledScores scores(List<JudgedAnnotation> known, double[] probabilities) {
        boolean[] wrong = new boolean[known.size()];
        String[] groups = new String[known.size()];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = known.get(i).isWrong();
            groups[i] = known.get(i).item().cluster();
        }
        return LabelledScores.of(probabilities, wrong, groups);
    }

    /**
     * That an annotation is wrong, inside (0,1).
     *
     * @param words by judge
     */
    double probability(Optional<String> source, Map<String, Word> words) {
        double claimed = model.probability(source, words);
        return DoubtModel.within(map.map(fitted -> fitted.probability(claimed)).orElse(claimed));
    }

    /** The same with its evidence. */
    CriterionDoubt doubt(Optional<String> source, Map<String, Word> words) {
        return new CriterionDoubt(criterion, probability(source, words), model.evidence(source, words));
    }

    SourceRates sources() {
        return model.sources();
    }
}
