package dev.assay.agreement;

import dev.assay.gold.AuditLabel;
import dev.assay.gold.BlindHoldout;
import dev.assay.gold.Blindness;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldPart;
import dev.assay.gold.HoldoutSet;
import dev.assay.gold.LabelPair;
import dev.assay.gold.WholeGoldSet;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.RatedPairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns judgements and gold into agreement.
 *
 * <p>Judges that learnt from the calibration split have answered its items by parts fitted without them (see
 * {@link dev.assay.judge.FittedParts}), so their figures on it are cross-fitted.
 */
public final class AgreementAnalysis {

    private final Rubric rubric;
    private final Settings settings;

    public AgreementAnalysis(Rubric rubric, Settings settings) {
        this.rubric = rubric;
        this.settings = settings;
    }

    /**
     * How to measure.
     *
     * @param by metadata keys to slice by
     * @param criterion only this one
     * @param epsilon margin of the alternative annotator test, in [0,1]
     */
    public record Settings(
            Unscored unscored, List<String> by, Optional<String> criterion, double epsilon, BootstrapPlan plan) {

        public Settings {
            by = List.copyOf(by);
        }
    }

    /** Agreement on the part that may be looked at freely. */
    public Agreement of(CalibrationSet part, List<MeasuredJudge> judges, List<AuditLabel> humans) {
        return measure(part, judges, humans);
    }

    /** Agreement on the held-out part; opening it was a recorded look. */
    public Agreement of(HoldoutSet part, List<MeasuredJudge> judges, List<AuditLabel> humans) {
        return measure(part, judges, humans);
    }

    /** Agreement on what certifies of the held-out part. */
    public Agreement of(BlindHoldout part, List<MeasuredJudge> judges, List<AuditLabel> humans) {
        return measure(part, judges, humans);
    }

    /** Agreement on the whole gold set, for display only. */
    public Agreement of(WholeGoldSet part, List<MeasuredJudge> judges, List<AuditLabel> humans) {
        return measure(part, judges, humans);
    }

    private Agreement measure(GoldPart part, List<MeasuredJudge> judges, List<AuditLabel> humans) {
        List<Criterion> criteria = rubric.criteria().stream()
                .filter(criterion ->
                        settings.criterion().map(criterion.id()::equals).orElse(true))
                .toList();
        List<Humans> byCriterion = criteria.stream()
                .map(criterion -> humans(criterion, part, humans))
                .toList();
        List<Agreement.OfJudge> measured = new ArrayList<>();
        for (MeasuredJudge judge : judges) {
            for (Humans of : byCriterion) {
                measured.add(ofJudge(judge, judges, part, of));
            }
        }
        return new Agreement(part.split(), weighting(part), blindness(part), settings.unscored(), measured);
    }

    /** What the humans say on one criterion, and how far they say the same; all judges are held against it. */
    private record Humans(Criterion criterion, FirstOpinionTable opinions, Optional<HumanCeiling> ceiling) {}

    private Humans humans(Criterion criterion, GoldPart part, List<AuditLabel> labels) {
        FirstOpinionTable opinions = FirstOpinionTable.of(criterion.id(), part, labels);
        return new Humans(criterion, opinions, HumanCeiling.of(criterion, opinions, settings.plan()));
    }

    private Agreement.OfJudge ofJudge(MeasuredJudge judge, List<MeasuredJudge> all, GoldPart part, Humans humans) {
        Criterion criterion = humans.criterion();
        List<CombinedJudgement> judgements = judge.judgements();
        LabelPair.Join join = LabelPair.join(criterion.id(), part.items(), judgements, judge.shownItems());
        return new Agreement.OfJudge(
                judge.id(),
                criterion.id(),
                withCalibration(criterion, join, figures(criterion, join)),
                humans.ceiling(),
                AltTest.leaveOneOut(criterion, humans.opinions(), judgements, settings.plan()),
                AltTest.of(criterion, humans.opinions(), judgements, settings.epsilon(), settings.plan()),
                biases(criterion, judge, join),
                PanelVotes.of(judge, criterion, part.items(), all, settings.plan()),
                slices(criterion, part, judge));
    }

    private static Agreement.ItemWeighting weighting(GoldPart part) {
        boolean weighted = part.items().stream().anyMatch(gold -> gold.item().weight() > 1);
        return weighted ? Agreement.ItemWeighting.INVERSE_PROPENSITY : Agreement.ItemWeighting.NONE;
    }

    private static Agreement.GoldBlindness blindness(GoldPart part) {
        int blind = 0;
        int unknown = 0;
        for (GoldItem item : part.items()) {
            for (var label : item.labels().values()) {
                if (label.blindness() == Blindness.BLIND) {
                    blind++;
                } else {
                    unknown++;
                }
            }
        }
        return new Agreement.GoldBlindness(blind, unknown, part.header().ignoredNotBlind());
    }

    private List<Agreement.Slice> slices(Criterion criterion, GoldPart part, MeasuredJudge judge) {
        List<Agreement.Slice> slices = new ArrayList<>();
        for (String key : settings.by()) {
            for (String value : part.values(key)) {
                LabelPair.Join join =
                        LabelPair.join(criterion.id(), part.items(key, value), judge.judgements(), judge.shownItems());
                if (join.coverage().gold() > 0) {
                    slices.add(new Agreement.Slice(key, value, figures(criterion, join)));
                }
            }
        }
        return slices;
    }

    /** Figures of all items with what the confidence is worth; a slice has too few items for that. */
    private Agreement.Figures withCalibration(Criterion criterion, LabelPair.Join join, Agreement.Figures figures) {
        List<LabelPair> scored =
                join.pairs().stream().filter(LabelPair::isScored).toList();
        Map<Metric, Estimate> ofConfidence = settings.unscored() == Unscored.EXCLUDE
                ? criterion
                        .scale()
                        .fold(
                                categorical -> ConfidenceMetrics.of(categorical, scored, settings.plan()),
                                numeric -> Map.of())
                : Map.of();
        return figures.with(ofConfidence);
    }

    private Optional<JudgeBiases> biases(Criterion criterion, MeasuredJudge judge, LabelPair.Join join) {
        return criterion
                .scale()
                .fold(
                        categorical ->
                                Optional.of(JudgeBiases.of(categorical, join.pairs(), judge.family(), settings.plan())),
                        numeric -> Optional.empty());
    }

    private Agreement.Figures figures(Criterion criterion, LabelPair.Join join) {
        return criterion.scale().fold(categorical -> named(categorical, join), numeric -> scored(join));
    }

    private Agreement.Figures named(Scale.Categorical scale, LabelPair.Join join) {
        List<LabelPair> scored =
                join.pairs().stream().filter(LabelPair::isScored).toList();
        RatedPairs pairs = GoldAndJudge.rated(scale, scored, scale.labels().size());
        Map<Metric, Estimate> metrics = settings.unscored() == Unscored.EXCLUDE
                ? CategoricalMetrics.againstGold(scale, pairs, settings.plan())
                : CategoricalMetrics.withUnscoredWrong(
                        scale,
                        GoldAndJudge.rated(scale, join.pairs(), scale.labels().size() + 1),
                        settings.plan());
        return new Agreement.Figures(
                join.coverage(),
                Optional.of(new Agreement.Confusion(scale.labels(), pairs.table(), unscored(scale, join.pairs()))),
                metrics,
                CategoricalMetrics.perLabel(scale, pairs, settings.plan()),
                PositionBias.of(join.pairs(), settings.plan()));
    }

    private static List<Integer> unscored(Scale.Categorical scale, List<LabelPair> pairs) {
        Integer[] counts = new Integer[scale.labels().size()];
        Arrays.fill(counts, 0);
        for (LabelPair pair : pairs) {
            if (!pair.isScored()) {
                counts[scale.indexOf(pair.label().label())]++;
            }
        }
        return List.of(counts);
    }

    private Agreement.Figures scored(LabelPair.Join join) {
        List<LabelPair> scored =
                join.pairs().stream().filter(LabelPair::isScored).toList();
        NumericPairs pairs = GoldAndJudge.scored(scored);
        Map<Metric, Estimate> metrics =
                settings.unscored() == Unscored.EXCLUDE ? NumericMetrics.between(pairs, settings.plan()) : Map.of();
        return new Agreement.Figures(join.coverage(), Optional.empty(), metrics, Map.of(), Optional.empty());
    }
}
