package dev.assay.disagreement;

import java.util.EnumMap;
import java.util.Map;

/**
 * How probable each kind of evidence is under each cause, from which the probability of the cause follows by Bayes' rule.
 *
 * <p>The figures are ours, set by what each cause means, and tried on generated data that they were not fitted to
 * (docs/disagreement.md). Items of one cluster are alike, so that the tenth says less than the first: the evidence of n items
 * counts as that of n/(1 + {@value #ALIKE}(n - 1)).
 */
final class CauseWeights {

    private static final double ALIKE = 0.1;

    private static final Map<Cause, Double> PRIOR = of(0.5, 0.2, 0.18, 0.12);
    /** Two or more humans, and one of them sides with the judge. */
    private static final Map<Cause, Double> SPLIT = of(0.07, 0.5, 0.6, 0.3);
    /**
     * Another judge says what gold says, not what this judge says. All others of an item count as one, since what fools one
     * judge fools others too.
     */
    private static final Map<Cause, Double> SIDES_WITH_GOLD = of(0.5, 0.12, 0.45, 0.45);
    /** The item is visibly defective, if the items are the cause. */
    private static final double DEFECTIVE = 0.85;
    /** What looks like a defect is at least so frequent among items without one. */
    private static final double SEEMING_DEFECTS = 0.03;

    /** Gold rests on one human, where several often labelled. */
    private static final Map<Cause, Double> ALONE = of(0.5, 0.75, 0.35, 0.5);
    /** The judge's reason contradicts its verdict, or quotes what is not there. */
    private static final Map<Cause, Double> CONTRADICTS = of(0.15, 0.03, 0.05, 0.08);

    private final Map<Cause, Double> logs = new EnumMap<>(Cause.class);
    private final Map<Cause, Double> evidence = new EnumMap<>(Cause.class);
    private final Map<Cause, Double> defective;
    private final Conditions usual;
    private int items;

    /**
     * What is usual among all judged items of the criterion.
     *
     * @param several whether most of them were labelled by several humans
     * @param defective the share of them that looks defective, in [0,1]: dots at the end say little where many texts end so
     */
    record Conditions(boolean several, double defective) {}

    CauseWeights(Conditions usual) {
        this.usual = usual;
        double seeming = Math.min(DEFECTIVE, Math.max(SEEMING_DEFECTS, usual.defective()));
        this.defective = of(seeming, seeming, seeming, DEFECTIVE);
        for (Cause cause : Cause.values()) {
            logs.put(cause, Math.log(PRIOR.getOrDefault(cause, 0.0)));
            evidence.put(cause, 0.0);
        }
    }

    private static Map<Cause, Double> of(double judge, double gold, double rubric, double item) {
        Map<Cause, Double> of = new EnumMap<>(Cause.class);
        of.put(Cause.JUDGE_ERROR, judge);
        of.put(Cause.GOLD_SUSPECT, gold);
        of.put(Cause.RUBRIC_AMBIGUOUS, rubric);
        of.put(Cause.ITEM_DEFECT, item);
        return of;
    }

    void add(CaseEvidence item) {
        items++;
        if (item.auditors() > 1) {
            weigh(SPLIT, item.split());
        }
        if (usual.several() && !item.ruled()) {
            weigh(ALONE, item.labelled() <= 1);
        }
        double others = Math.max(1, item.forGold() + item.forJudge());
        weigh(SIDES_WITH_GOLD, true, item.forGold() / others);
        weigh(SIDES_WITH_GOLD, false, item.forJudge() / others);
        weigh(defective, !item.defects().isEmpty());
        weigh(CONTRADICTS, item.contradicts());
    }

    /** An item like these on which humans differ, so that it has no gold. */
    void addUnresolved() {
        items++;
        weigh(SPLIT, true);
    }

    private void weigh(Map<Cause, Double> probability, boolean holds) {
        weigh(probability, holds, 1);
    }

    private void weigh(Map<Cause, Double> probability, boolean holds, double times) {
        evidence.replaceAll((cause, sum) -> {
            double p = probability.getOrDefault(cause, 0.5);
            return sum + times * Math.log(holds ? p : 1 - p);
        });
    }

    /** Probabilities that add up to 1. */
    Map<Cause, Double> probabilities() {
        double counts = items == 0 ? 0 : 1 / (1 + ALIKE * (items - 1));
        Map<Cause, Double> sums = new EnumMap<>(Cause.class);
        logs.forEach((cause, prior) -> sums.put(cause, prior + counts * evidence.getOrDefault(cause, 0.0)));
        double most = sums.values().stream().mapToDouble(sum -> sum).max().orElse(0);
        sums.replaceAll((cause, sum) -> Math.exp(sum - most));
        double all = sums.values().stream().mapToDouble(sum -> sum).sum();
        sums.replaceAll((cause, sum) -> sum / all);
        return sums;
    }
}
