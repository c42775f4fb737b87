package dev.assay.agreement;

import dev.assay.gold.LabelPair;
import dev.assay.judge.Judgement;
import dev.assay.judge.Order;
import dev.assay.rubric.Label;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.Proportion;
import dev.assay.stats.bias.PositionEffect;
import dev.assay.stats.bias.SlotChoice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the order of the two outputs does to a judge of pairs.
 *
 * @param consistency share of pairs scored in both orders on which the same output wins
 * @param primacyFlips pairs on which whatever stands first wins
 * @param recencyFlips pairs on which whatever stands second wins
 * @param tieFlips pairs that are a tie in one order only
 * @param signTestP two-sided and exact, that primacy and recency are as likely; absent where items are related
 * @param signed primacy minus recency flips, as a share of the pairs scored in both orders
 * @param accuracyOverOrders mean accuracy of the two orders, an unscored judgement counting as wrong
 */
public record PositionBias(
        Estimate consistency,
        long primacyFlips,
        long recencyFlips,
        long tieFlips,
        OptionalDouble signTestP,
        Estimate signed,
        Estimate accuracyOverOrders) {

    private static final Label FIRST = Label.named("first");
    private static final Label SECOND = Label.named("second");

    /** Both orders of one pair; the labels are in the original order. */
    private record BothOrders(LabelPair pair, Optional<Label> asGiven, Optional<Label> swapped) {

        boolean areScored() {
            return asGiven.isPresent() && swapped.isPresent();
        }

        SlotChoice placeAsGiven() {
            return place(asGiven, FIRST, SECOND);
        }

        /** In the swapped order the second output stands first. */
        SlotChoice placeSwapped() {
            return place(swapped, SECOND, FIRST);
        }

        private static SlotChoice place(Optional<Label> label, Label first, Label second) {
            if (label.equals(Optional.of(first))) {
                return SlotChoice.FIRST;
            }
            return label.equals(Optional.of(second)) ? SlotChoice.SECOND : SlotChoice.TIE;
        }

        int rightAnswers() {
            Label gold = pair.label().label();
            return (asGiven.equals(Optional.of(gold)) ? 1 : 0) + (swapped.equals(Optional.of(gold)) ? 1 : 0);
        }
    }

    /** Measures the pairs that were asked in both orders; empty where there is none. */
    static Optional<PositionBias> of(List<LabelPair> pairs, BootstrapPlan plan) {
        List<BothOrders> asked = new ArrayList<>();
        for (LabelPair pair : pairs) {
            Map<Order, Judgement> byOrder = new EnumMap<>(Order.class);
            pair.judgement()
                    .samples()
                    .forEach(sample -> byOrder.putIfAbsent(sample.slot().order(), sample));
            Judgement asGiven = byOrder.get(Order.AS_GIVEN);
            Judgement swapped = byOrder.get(Order.SWAPPED);
            if (asGiven != null && swapped != null) {
                asked.add(new BothOrders(
                        pair, asGiven.verdict().label(), swapped.verdict().label()));
            }
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of(measure(asked, plan));
    }

    private static PositionBias measure(List<BothOrders> asked, BootstrapPlan plan) {
        List<BothOrders> scored = asked.stream().filter(BothOrders::areScored).toList();
        ItemDesign design = ItemDesign.of(scored.stream().map(BothOrders::pair).toList());
        PositionEffect effect = PositionEffect.of(
                scored.stream().map(BothOrders::placeAsGiven).toArray(SlotChoice[]::new),
                scored.stream().map(BothOrders::placeSwapped).toArray(SlotChoice[]::new),
                design.weights(),
                design.clusters(),
                plan);
        return new PositionBias(
                effect.consistency(),
                effect.primacyFlips(),
                effect.recencyFlips(),
                effect.tieFlips(),
                effect.signTestP(),
                scored.isEmpty() ? Estimate.undefined("no pair is scored in both orders", 0) : effect.signed(),
                accuracy(asked, plan));
    }

    /** Every order is one trial; the two trials of a pair are one cluster. */
    private static Estimate accuracy(List<BothOrders> asked, BootstrapPlan plan) {
        ItemDesign design = ItemDesign.of(asked.stream().map(BothOrders::pair).toList());
        boolean[] right = new boolean[2 * asked.size()];
        double[] weights = new double[right.length];
        int[] clusters = new int[right.length];
        for (int i = 0; i < asked.size(); i++) {
            int answers = asked.get(i).rightAnswers();
            for (int order = 0; order < 2; order++) {
                right[2 * i + order] = order < answers;
                weights[2 * i + order] = design.weights()[i];
                clusters[2 * i + order] = design.clusters()[i];
            }
        }
        return Proportion.estimate(right, weights, clusters, plan.confidenceLevel());
    }
}
