package dev.assay.agreement;

import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.CohenKappa;
import dev.assay.stats.Estimate;
import dev.assay.stats.Ratings;
import dev.assay.stats.Weighting;
import dev.assay.stats.raters.Alignment;
import dev.assay.stats.raters.AlternativeAnnotatorPlan;
import dev.assay.stats.raters.AlternativeAnnotatorTest;
import dev.assay.stats.raters.AlternativeAnnotators;
import dev.assay.stats.raters.AnnotatedItems;
import dev.assay.stats.raters.HumanComparison;
import dev.assay.stats.raters.LeaveOneOutCeiling;
import dev.assay.stats.raters.SmallSamples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a judge may stand in for the humans of a criterion: the alternative annotator test on first opinions.
 *
 * @param epsilon how much worse than a human the judge may be, in [0,1]
 * @param isPassed whether it wins against at least half of the tested humans; never for want of humans
 * @param constantPasses whether always giving the humans' most frequent label would pass too; then one label is so common that
 *     passing says nothing about a judge
 * @param humans who was compared, also those with too few items to be tested
 */
public record AltTest(
        double epsilon,
        Estimate winningRate,
        Estimate advantageProbability,
        boolean isPassed,
        boolean constantPasses,
        List<AgainstHuman> humans) {

    private static final double FALSE_DISCOVERY_RATE = 0.05;

    public AltTest {
        humans = List.copyOf(humans);
    }

    /** The judge against one human, both measured by the others. */
    public record AgainstHuman(String human, HumanComparison comparison) {}

    /**
     * Tests a judge on the items with two humans or more.
     *
     * @param judgements of the judge; those of other criteria are ignored
     * @return empty where no item has two humans
     */
    static Optional<AltTest> of(
            Criterion criterion,
            FirstOpinionTable opinions,
            List<CombinedJudgement> judgements,
            double epsilon,
            BootstrapPlan plan) {
        if (opinions.labelledByTwo() == 0) {
            return Optional.empty();
        }
        List<Optional<Label>> judge = said(criterion, opinions, judgements);
        AlternativeAnnotators found = test(criterion.scale(), opinions, judge, epsilon, plan);
        Label common = opinions.mostFrequent();
        List<Optional<Label>> constant =
                judge.stream().map(label -> label.map(any -> common)).toList();
        return Optional.of(new AltTest(
                epsilon,
                found.winningRate(),
                found.advantageProbability(),
                found.isPassed(),
                test(criterion.scale(), opinions, constant, epsilon, plan).isPassed(),
                found.humans().stream()
                        .map(human -> new AgainstHuman(opinions.humans().get(human.human()), human))
                        .toList()));
    }

    private static AlternativeAnnotators test(
            Scale scale, FirstOpinionTable opinions, List<Optional<Label>> judge, double epsilon, BootstrapPlan plan) {
        return AlternativeAnnotatorTest.test(
                items(scale, opinions, judge)
                        .withClusters(ItemDesign.ofItems(opinions.items()).clusters()),
                new AlternativeAnnotatorPlan(alignment(scale), epsilon, FALSE_DISCOVERY_RATE, SmallSamples.NOT_TESTED),
                plan);
    }

    private static Alignment alignment(Scale scale) {
        return scale.fold(
                categorical -> categorical.kind() == Scale.Kind.ORDINAL ? Alignment.NEGATIVE_RMSE : Alignment.NOMINAL,
                numeric -> Alignment.NEGATIVE_RMSE);
    }

    /**
     * Kappa of each human and of the judge with the most frequent label of the other humans, on the same items.
     *
     * @return empty where no item has two humans, and on a numeric scale
     */
    static Optional<LeaveOneOutCeiling.Ceiling> leaveOneOut(
            Criterion criterion, FirstOpinionTable opinions, List<CombinedJudgement> judgements, BootstrapPlan plan) {
        if (opinions.labelledByTwo() == 0) {
            return Optional.empty();
        }
        ItemDesign design = ItemDesign.ofItems(opinions.items());
        return criterion
                .scale()
                .fold(
                        categorical -> Optional.of(LeaveOneOutCeiling.compare(
                                opinions.ratings(categorical)
                                        .withWeights(design.weights())
                                        .withClusters(design.clusters()),
                                positions(categorical, said(criterion, opinions, judgements)),
                                table -> CohenKappa.value(table, Weighting.UNWEIGHTED),
                                plan)),
                        numeric -> Optional.empty());
    }

    private static AnnotatedItems items(Scale scale, FirstOpinionTable opinions, List<Optional<Label>> judge) {
        return scale.fold(
                categorical -> AnnotatedItems.of(opinions.ratings(categorical), positions(categorical, judge)),
                numeric -> AnnotatedItems.of(
                        opinions.scores(),
                        judge.stream()
                                .map(label -> label.map(value -> OptionalDouble.of(value.number()))
                                        .orElse(OptionalDouble.empty()))
                                .toArray(OptionalDouble[]::new)));
    }

    private static int[] positions(Scale.Categorical scale, List<Optional<Label>> judge) {
        return judge.stream()
                .mapToInt(label -> label.map(scale::indexOf).orElse(Ratings.MISSING))
                .toArray();
    }

    /** What the judge said about each item, in their order. */
    private static List<Optional<Label>> said(
            Criterion criterion, FirstOpinionTable opinions, List<CombinedJudgement> judgements) {
        Map<String, Label> said = new HashMap<>();
        for (CombinedJudgement judgement : judgements) {
            if (judgement.criterion().equals(criterion.id())) {
                judgement.verdict().label().ifPresent(label -> said.put(judgement.itemId(), label));
            }
        }
        return opinions.items().stream()
                .map(item -> Optional.ofNullable(said.get(item.id())))
                .toList();
    }
}
