package dev.assay.calibration;

import dev.assay.gold.CalibrationSet;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.Fit;
import dev.assay.stats.scores.Binning;
import dev.assay.stats.scores.BrierScore;
import dev.assay.stats.scores.CalibrationError;
import dev.assay.stats.scores.CalibrationMethod;
import dev.assay.stats.scores.CalibrationPool;
import dev.assay.stats.scores.CriterionCalibration;
import dev.assay.stats.scores.Folds;
import dev.assay.stats.scores.Forecasts;
import dev.assay.stats.scores.LabelledScores;
import dev.assay.stats.scores.NominalCalibration;
import dev.assay.stats.scores.NominalScores;
import dev.assay.stats.scores.ReliabilityDiagram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Learns from the calibration split what a judge's verdicts are worth.
 *
 * <p>On a scale with a good side the probability of a defect is calibrated, by the map of least log loss out of fold among those
 * that the amount of gold allows (see {@link CalibrationPool}), and each side is shared among its labels as gold is shared
 * where the judge gave the same label, with a half added to every count. On a scale without a good side every label is calibrated
 * against the others ({@link NominalCalibration}). The judge's confidence is what is calibrated; a judge without one is sure
 * of its label. Folds keep related items together.
 */
public final class Calibrator {

    private static final double HALF = 0.5;

    private final Rubric rubric;
    private final long seed;

    /**
     * @param seed of folds and resampling
     */
    public Calibrator(Rubric rubric, long seed) {
        this.rubric = rubric;
        this.seed = seed;
    }

    /** What could be fitted, what it is worth, and why the rest could not; by criterion in the rubric's order. */
    public record Fitted(
            Map<String, CriterionFit> criteria,
            Map<String, CalibrationQuality> quality,
            Map<String, String> impossible) {}

    private record Found(CriterionFit fit, CalibrationQuality quality) {}

    /**
     * Fits all criteria.
     *
     * @param judgements of one judge
     * @param shown items that the judge was shown as examples, and their relations: nothing is learnt from these
     */
    public Fitted fit(CalibrationSet gold, List<CombinedJudgement> judgements, Set<String> shown) {
        Map<String, CriterionFit> fitted = new LinkedHashMap<>();
        Map<String, CalibrationQuality> quality = new LinkedHashMap<>();
        Map<String, String> impossible = new LinkedHashMap<>();
        SortedMap<String, LabelledScores> sides = new TreeMap<>();
        Map<String, Pairs> pairsOf = new LinkedHashMap<>();
        for (Criterion criterion : rubric.criteria()) {
            Pairs pairs = Pairs.of(
                    criterion,
                    LabelPair.join(criterion.id(), gold.items(), judgements, shown)
                            .pairs());
            String refusal = refusal(criterion, pairs);
            if (!refusal.isEmpty()) {
                impossible.put(criterion.id(), refusal);
            } else {
                pairsOf.put(criterion.id(), pairs);
                if (pairs.hasGoodSide()) {
                    sides.put(criterion.id(), pairs.ofDefects());
                }
            }
        }
        SortedMap<String, Fit<CriterionCalibration>> found =
                sides.isEmpty() ? new TreeMap<>() : CalibrationPool.choose(sides, Folds.USUAL, seed);
        pairsOf.forEach((criterion, pairs) -> {
            Fit<Found> fit = pairs.hasGoodSide()
                    ? found.getOrDefault(criterion, Fit.impossible("nothing to fit", 0))
                            .map(calibration -> ofSides(pairs, calibration))
                    : everyLabel(pairs);
            String why = fit.fold(
                    model -> {
                        fitted.put(criterion, model.fit());
                        quality.put(criterion, model.quality());
                        return "";
                    },
                    none -> none.reason());
            if (!why.isEmpty()) {
                impossible.put(criterion, why);
            }
        });
        return new Fitted(fitted, quality, impossible);
    }

    private static String refusal(Criterion criterion, Pairs pairs) {
        boolean isNumeric = criterion.scale().fold(categorical -> false, numeric -> true);
        if (isNumeric) {
            return "a numeric scale has no labels to give a probability to";
        }
        if (pairs.scored().isEmpty()) {
            return "no scored verdict on calibration gold";
        }
        return pairs.scored().stream().anyMatch(pair -> pair.gold().item().weight() > 1)
                ? "not fitted on weighted audits"
                : "";
    }

    private Found ofSides(Pairs pairs, CriterionCalibration found) {
        LabelMapping.PassOrDefect mapping =
                new LabelMapping.PassOrDefect(found.calibration().map(), pairs.defects(), shares(pairs, List.of()));
        Forecasts honest = found.calibration().outOfFold();
        Map<String, List<Double>> outOfFold = new TreeMap<>();
        List<LabelPair> scored = pairs.scored();
        for (int item = 0; item < scored.size(); item++) {
            double ofDefect = honest.probability(item);
            int judged = pairs.judged(item);
            // The item's own gold, and that of its relations, must not say how its side is shared.
            List<List<Double>> shares = shares(pairs, pairs.relations(item));
            List<Double> probabilities = new ArrayList<>();
            for (int label = 0; label < pairs.labels().size(); label++) {
                probabilities.add(
                        shares.get(judged).get(label) * (pairs.defects().get(label) ? ofDefect : 1 - ofDefect));
            }
            outOfFold.put(scored.get(item).gold().item().id(), probabilities);
        }
        Map<CalibrationMethod, Double> losses = found.calibration().logLoss();
        return new Found(
                pairs.fit(mapping, outOfFold),
                quality(
                        found.calibration().method(),
                        found.basis() == CriterionCalibration.Basis.OWN ? "own" : "pooled",
                        losses,
                        Forecasts.uncalibrated(pairs.ofDefects()),
                        honest));
    }

    /** By judged label, the smoothed share of each label of its own side; items of some clusters left out. */
    private static List<List<Double>> shares(Pairs pairs, List<Integer> without) {
        int labels = pairs.labels().size();
        double[][] counts = new double[labels][labels];
        for (double[] row : counts) {
            Arrays.fill(row, HALF);
        }
        for (int item = 0; item < pairs.scored().size(); item++) {
            counts[pairs.judged(item)][pairs.gold(item)]++;
        }
        without.forEach(item -> counts[pairs.judged(item)][pairs.gold(item)]--);
        List<List<Double>> shares = new ArrayList<>();
        for (double[] row : counts) {
            double defects = 0;
            double passing = 0;
            for (int label = 0; label < labels; label++) {
                defects += pairs.defects().get(label) ? row[label] : 0;
                passing += pairs.defects().get(label) ? 0 : row[label];
            }
            List<Double> ofRow = new ArrayList<>();
            for (int label = 0; label < labels; label++) {
                ofRow.add(row[label] / (pairs.defects().get(label) ? defects : passing));
            }
            shares.add(ofRow);
        }
        return shares;
    }

    private Fit<Found> everyLabel(Pairs pairs) {
        NominalScores scores = pairs.ofLabels();
        if (scores.groups().size() < Folds.USUAL) {
            return Fit.impossible("fewer groups than folds", scores.size());
        }
        return NominalCalibration.choose(scores, Folds.assign(scores, Folds.USUAL, seed))
                .map(found -> {
                    Map<String, List<Double>> outOfFold = new TreeMap<>();
                    for (int item = 0; item < scores.size(); item++) {
                        outOfFold.put(
                                pairs.scored().get(item).gold().item().id(),
                                Arrays.stream(found.outOfFold().probabilities(item))
                                        .boxed()
                                        .toList());
                    }
                    return new Found(
                            pairs.fit(new LabelMapping.EveryLabel(found.map()), outOfFold),
                            quality(
                                    found.method(),
                                    "own",
                                    found.logLoss(),
                                    Forecasts.uncalibrated(scores.against(0)),
                                    found.outOfFold().of(0)));
                });
    }

    private CalibrationQuality quality(
            CalibrationMethod method,
            String basis,
            Map<CalibrationMethod, Double> losses,
            Forecasts raw,
            Forecasts honest) {
        BootstrapPlan plan = BootstrapPlan.seeded(seed);
        Map<String, Double> logLoss = new LinkedHashMap<>();
        new TreeMap<>(losses).forEach((candidate, loss) -> logLoss.put(candidate.wireName(), loss));
        return new CalibrationQuality(
                method.wireName(),
                basis,
                logLoss,
                error(raw, plan),
                error(honest, plan),
                BrierScore.estimate(raw, plan),
                BrierScore.estimate(honest, plan),
                ReliabilityDiagram.of(
                        honest, Binning.EQUAL_WIDTH, CalibrationError.USUAL_BINS, plan.confidenceLevel()));
    }

    private static Estimate error(Forecasts forecasts, BootstrapPlan plan) {
        return CalibrationError.estimate(forecasts, Binning.EQUAL_WIDTH, CalibrationError.USUAL_BINS, plan);
    }

    /** Gold and verdicts on one criterion with named labels, as positions on its scale. */
    private record Pairs(Criterion criterion, List<LabelPair> scored, long unscored) {

        static Pairs of(Criterion criterion, List<LabelPair> all) {
            List<LabelPair> scored = all.stream().filter(LabelPair::isScored).toList();
            return new Pairs(criterion, scored, all.size() - scored.size());
        }

        CriterionFit fit(LabelMapping mapping, Map<String, List<Double>> outOfFold) {
            return new CriterionFit(criterion.id(), labels(), passing(), mapping, outOfFold, scored.size(), unscored);
        }

        private Scale.Categorical scale() {
            return criterion.scale().fold(categorical -> categorical, numeric -> {
                throw new IllegalStateException("a numeric scale was refused before");
            });
        }

        List<String> labels() {
            return scale().labels();
        }

        boolean hasGoodSide() {
            return !scale().passing().isEmpty();
        }

        List<Boolean> passing() {
            return labels().stream()
                    .map(label -> !hasGoodSide() || scale().passing().contains(label))
                    .toList();
        }

        List<Boolean> defects() {
            return passing().stream().map(good -> !good).toList();
        }

        int judged(int item) {
            return scale().indexOf(
                            scored.get(item).judgement().verdict().label().orElseThrow());
        }

        int gold(int item) {
            return scale().indexOf(scored.get(item).label().label());
        }

        private double confidence(int item) {
            return ((Verdict.Scored) scored.get(item).judgement().verdict())
                    .confidence()
                    .orElse(1);
        }

        private String[] groups() {
            return scored.stream().map(pair -> pair.gold().item().cluster()).toArray(String[]::new);
        }

        /** The item and those of its group, by position. */
        List<Integer> relations(int item) {
            String cluster = scored.get(item).gold().item().cluster();
            List<Integer> relations = new ArrayList<>();
            for (int other = 0; other < scored.size(); other++) {
                if (scored.get(other).gold().item().cluster().equals(cluster)) {
                    relations.add(other);
                }
            }
            return relations;
        }

        LabelledScores ofDefects() {
            double[] scores = new double[scored.size()];
            boolean[] defect = new boolean[scored.size()];
            for (int item = 0; item < scores.length; item++) {
                scores[item] = LabelMapping.defectScore(defects().get(judged(item)), confidence(item));
                defect[item] = defects().get(gold(item));
            }
            return LabelledScores.of(scores, defect, groups());
        }

        NominalScores ofLabels() {
            double[][] scores = new double[scored.size()][];
            int[] gold = new int[scored.size()];
            for (int item = 0; item < scores.length; item++) {
                scores[item] = LabelMapping.scores(judged(item), confidence(item), labels().size());
                gold[item] = gold(item);
            }
            return NominalScores.of(scores, gold, groups(), labels().size());
        }
    }
}
