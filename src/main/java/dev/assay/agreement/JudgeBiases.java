package dev.assay.agreement;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.LabelPair;
import dev.assay.judge.Judgement;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Ratings;
import dev.assay.stats.bias.BinaryLeniency;
import dev.assay.stats.bias.LengthEffect;
import dev.assay.stats.bias.Repetition;
import dev.assay.stats.bias.SelfPreference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a judge leans, given what the humans say. Items count alike: these say what the judge does on the audited items.
 *
 * @param leniency whether it passes more than the humans do; on scales with passing labels
 * @param length whether it picks the longer of two outputs more often than the humans do
 * @param repetition whether it says the same when asked again; where it was asked more than once in one order
 * @param selfPreference whether it is kinder to outputs of its own family; where the judge's file names a family and items
 *     name in {@code meta.family} that of the model that made their output
 */
public record JudgeBiases(
        Optional<BinaryLeniency> leniency,
        Optional<LengthEffect> length,
        Optional<Repetition> repetition,
        Optional<SelfPreference> selfPreference) {

    private static final String FAMILY = "family";
    private static final String FIRST = "first";
    private static final String SECOND = "second";

    /** Measures one judge on one criterion with named labels. */
    static JudgeBiases of(Scale.Categorical scale, List<LabelPair> pairs, Optional<String> family, BootstrapPlan plan) {
        return new JudgeBiases(
                leniency(scale, pairs, plan),
                length(scale, pairs, plan),
                repetition(scale, pairs, plan),
                family.flatMap(own -> selfPreference(scale, pairs, own, plan)));
    }

    private static Optional<BinaryLeniency> leniency(
            Scale.Categorical scale, List<LabelPair> pairs, BootstrapPlan plan) {
        if (scale.passing().isEmpty()) {
            return Optional.empty();
        }
        List<LabelPair> scored = pairs.stream().filter(LabelPair::isScored).toList();
        boolean[] human = new boolean[scored.size()];
        boolean[] judge = new boolean[scored.size()];
        for (int i = 0; i < human.length; i++) {
            human[i] = scale.passing().contains(scored.get(i).label().label().text());
            judge[i] = scale.passing().contains(said(scored.get(i)));
        }
        return Optional.of(BinaryLeniency.of(human, judge, ItemDesign.of(scored).clusters(), plan));
    }

    private static Optional<SelfPreference> selfPreference(
            Scale.Categorical scale, List<LabelPair> pairs, String own, BootstrapPlan plan) {
        List<LabelPair> known = pairs.stream()
                .filter(LabelPair::isScored)
                .filter(pair -> pair.gold().item().metaText(FAMILY).isPresent())
                .toList();
        if (scale.passing().isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        boolean[] isOwn = new boolean[known.size()];
        boolean[] human = new boolean[known.size()];
        boolean[] judge = new boolean[known.size()];
        for (int i = 0; i < human.length; i++) {
            LabelPair pair = known.get(i);
            isOwn[i] = pair.gold().item().metaText(FAMILY).equals(Optional.of(own));
            human[i] = scale.passing().contains(pair.label().label().text());
            judge[i] = scale.passing().contains(said(pair));
        }
        return Optional.of(
                SelfPreference.of(isOwn, human, judge, ItemDesign.of(known).clusters(), plan));
    }

    /** Pairs on which judge and human both pick a winner, of two outputs that are not empty. */
    private static Optional<LengthEffect> length(Scale.Categorical scale, List<LabelPair> pairs, BootstrapPlan plan) {
        if (scale.kind() != Scale.Kind.PAIRWISE) {
            return Optional.empty();
        }
        List<LabelPair> decided = pairs.stream()
                .filter(LabelPair::isScored)
                .filter(pair ->
                        isPick(said(pair)) && isPick(pair.label().label().text()))
                .filter(pair -> lengths(pair).length == 2)
                .toList();
        boolean[] human = new boolean[decided.size()];
        boolean[] judge = new boolean[decided.size()];
        double[] ratio = new double[decided.size()];
        for (int i = 0; i < human.length; i++) {
            human[i] = decided.get(i).label().label().text().equals(FIRST);
            judge[i] = said(decided.get(i)).equals(FIRST);
            int[] lengths = lengths(decided.get(i));
            ratio[i] = Math.log((double) lengths[0] / lengths[1]);
        }
        return decided.isEmpty()
                ? Optional.empty()
                : Optional.of(LengthEffect.of(
                        judge, human, ratio, ItemDesign.of(decided).clusters(), plan));
    }

    private static boolean isPick(String label) {
        return label.equals(FIRST) || label.equals(SECOND);
    }

    /** Characters of both outputs; nothing unless there are two and neither is empty. */
    private static int[] lengths(LabelPair pair) {
        int[] lengths = pair
                .gold()
                .item()
                .field("outputs")
                .map(outputs -> outputs.tree() instanceof List<?> both ? both : List.of())
                .stream()
                .flatMap(List::stream)
                .mapToInt(output -> CanonicalContent.of(output).text().length())
                .toArray();
        return lengths.length == 2 && lengths[0] > 0 && lengths[1] > 0 ? lengths : new int[0];
    }

    /** Samples in the order as given: what another order changes is {@link PositionBias}. */
    private static Optional<Repetition> repetition(Scale.Categorical scale, List<LabelPair> pairs, BootstrapPlan plan) {
        List<List<Judgement>> samples = pairs.stream()
                .map(pair -> pair.judgement().samples().stream()
                        .filter(sample -> sample.slot().order()
                                == pair.judgement().samples().get(0).slot().order())
                        .toList())
                .toList();
        int most = samples.stream().mapToInt(List::size).max().orElse(0);
        if (most < 2) {
            return Optional.empty();
        }
        int[][] labels = new int[samples.size()][most];
        for (int item = 0; item < labels.length; item++) {
            Arrays.fill(labels[item], Ratings.MISSING);
            for (int sample = 0; sample < samples.get(item).size(); sample++) {
                labels[item][sample] = samples.get(item)
                        .get(sample)
                        .verdict()
                        .label()
                        .map(scale::indexOf)
                        .orElse(Ratings.MISSING);
            }
        }
        return Optional.of(Repetition.of(
                Ratings.of(scale.labels().size(), labels), ItemDesign.of(pairs).clusters(), plan));
    }

    private static String said(LabelPair scored) {
        return scored.judgement().verdict().label().map(Label::text).orElseThrow();
    }
}
