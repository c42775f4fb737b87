package dev.assay.gate.web;

import dev.assay.agreement.JudgedPairs;
import dev.assay.agreement.Metric;
import dev.assay.calibration.CalibratedVerdict;
import dev.assay.calibration.Calibration;
import dev.assay.defects.web.DefectSamples;
import dev.assay.evalset.Item;
import dev.assay.gate.EvidenceFacts;
import dev.assay.gate.Levelled;
import dev.assay.gold.FreshAudit;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.MiettinenNurminen;
import dev.assay.stats.ScoreShift;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How a release differs from the one that its judge was certified on: by what the judge says of all items, and by how far it
 * agrees with this release's own audit.
 */
final class ReleaseTransport {

    private final Rubric rubric;
    private final double confidenceLevel;

    /** @param confidenceLevel one-sided */
    ReleaseTransport(Rubric rubric, double confidenceLevel) {
        this.rubric = rubric;
        this.confidenceLevel = confidenceLevel;
    }

    /** What a judge said of all items of a release. */
    record SaidOfAll(Map<String, Item> items, List<CombinedJudgement> said) {}

    /**
     * Compares two releases.
     *
     * @param release the certified one, in words
     * @param criteria that some check reads
     * @param certified pairs on the certified holdout, by criterion
     */
    EvidenceFacts.OfTransport between(
            String release,
            Set<String> criteria,
            SaidOfAll before,
            DefectSamples.Gathered now,
            Map<String, JudgedPairs> certified,
            Optional<Calibration> calibration) {
        Map<String, Item> items = new HashMap<>();
        now.items().forEach(item -> items.put(item.id(), item));
        SaidOfAll ofNow = new SaidOfAll(items, now.said());
        List<EvidenceFacts.Measure> shifts = new ArrayList<>();
        List<EvidenceFacts.Measure> changes = new ArrayList<>();
        for (String id : criteria) {
            Criterion criterion = rubric.criterion(id).orElseThrow();
            shifts.add(new EvidenceFacts.Measure(
                    id,
                    new Levelled(level -> shift(
                                    Scores.of(criterion, before, calibration),
                                    Scores.of(criterion, ofNow, calibration),
                                    level))
                            .at(confidenceLevel)));
            JudgedPairs earned = certified.get(id);
            if (earned != null) {
                changes.add(new EvidenceFacts.Measure(
                        id, new Levelled(level -> change(fresh(criterion, now), earned, level)).at(confidenceLevel)));
            }
        }
        long audited = now.audit().map(FreshAudit::items).map(List::size).orElse(0);
        return new EvidenceFacts.OfTransport(release, audited, shifts, changes);
    }

    private static Estimate shift(Scores before, Scores now, double level) {
        return ScoreShift.estimate(before.scores(), before.clusters(), now.scores(), now.clusters(), level);
    }

    /** What the judge says as one number an item: the probability of a defect, or the place of its label on the scale. */
    private record Scores(double[] scores, int[] clusters) {

        static Scores of(Criterion criterion, SaidOfAll all, Optional<Calibration> calibration) {
            List<Double> scores = new ArrayList<>();
            List<Integer> clusters = new ArrayList<>();
            Map<String, Integer> numbers = new HashMap<>();
            for (CombinedJudgement said : all.said()) {
                Item item = all.items().get(said.itemId());
                OptionalDouble score = said.criterion().equals(criterion.id())
                        ? score(criterion, said, calibration)
                        : OptionalDouble.empty();
                if (item != null && score.isPresent()) {
                    scores.add(score.getAsDouble());
                    clusters.add(numbers.computeIfAbsent(item.cluster(), unused -> numbers.size()));
                }
            }
            return new Scores(
                    scores.stream().mapToDouble(Double::doubleValue).toArray(),
                    clusters.stream().mapToInt(Integer::intValue).toArray());
        }

        private static OptionalDouble score(
                Criterion criterion, CombinedJudgement said, Optional<Calibration> calibration) {
            if (!(said.verdict() instanceof Verdict.Scored scored)) {
                return OptionalDouble.empty();
            }
            // Out-of-fold and deployed probabilities are of two distributions; only the deployed ones compare releases.
            Optional<CalibratedVerdict> calibrated =
                    calibration.flatMap(fitted -> fitted.deployed(said)).filter(verdict -> hasGoodSide(criterion));
            if (calibrated.isPresent()) {
                return OptionalDouble.of(calibrated.get().defectProbability());
            }
            return OptionalDouble.of(criterion
                    .scale()
                    .fold(
                            scale -> hasGoodSide(criterion)
                                    ? (scale.passing().contains(scored.value().text()) ? 0.0 : 1.0)
                                    : (double) scale.indexOf(scored.value())
                                            / (scale.labels().size() - 1),
                            (Scale.Numeric numeric) ->
                                    (scored.value().number() - numeric.min()) / (numeric.max() - numeric.min())));
        }

        private static boolean hasGoodSide(Criterion criterion) {
            return criterion.scale().fold(scale -> !scale.passing().isEmpty(), numeric -> false);
        }
    }

    private static JudgedPairs fresh(Criterion criterion, DefectSamples.Gathered now) {
        return new JudgedPairs(
                criterion,
                now.audit()
                        .map(audit -> LabelPair.join(criterion.id(), audit.items(), now.said())
                                .pairs())
                        .orElse(List.of()));
    }

    /** Agreement with this release's audit minus the certified one, as two independent shares. */
    private static Estimate change(JudgedPairs fresh, JudgedPairs certified, double level) {
        Optional<Estimate> now = fresh.metric(Metric.PERCENT, BootstrapPlan.seeded(0));
        Optional<Estimate> before = certified.metric(Metric.PERCENT, BootstrapPlan.seeded(0));
        if (now.isEmpty() || before.isEmpty()) {
            return Estimate.undefined("the scale allows no percent agreement", 0);
        }
        if (now.get().value().isEmpty() || before.get().value().isEmpty()) {
            return Estimate.undefined("no audited item of this release has a verdict", 0);
        }
        return MiettinenNurminen.estimate(
                now.get().value().getAsDouble(),
                effective(now.get()),
                before.get().value().getAsDouble(),
                effective(before.get()),
                level);
    }

    private static double effective(Estimate estimate) {
        return estimate.fold(
                known -> known.interval()
                        .fold(bounds -> bounds.nEffective().orElse(known.n()), none -> (double) known.n()),
                undefined -> 0.0);
    }
}
