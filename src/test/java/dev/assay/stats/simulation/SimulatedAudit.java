package dev.assay.stats.simulation;

import dev.assay.stats.RatedPairs;
import dev.assay.stats.Ratings;
import dev.assay.stats.ScoredOutcomes;
import dev.assay.stats.rates.AuditedItems;
import dev.assay.stats.rates.ObservedShare;
import dev.assay.stats.rates.PredictedSample;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One draw of a setting: items with the truth, a judge's score, three humans' labels, and which of them were audited. */
final class SimulatedAudit {

    private static final int HUMANS = 3;

    private final Setting setting;
    private final boolean[] defect;
    private final double[] score;
    private final int[][] humans;
    private final int[] cluster;
    private final double[] inclusion;
    private final int[] audited;

    private SimulatedAudit(Setting setting, int items) {
        this.setting = setting;
        this.defect = new boolean[items];
        this.score = new double[items];
        this.humans = new int[items][];
        this.cluster =
                IntStream.range(0, items).map(i -> i / setting.clusterSize()).toArray();
        this.inclusion = new double[items];
        this.audited = new int[items];
    }

    static SimulatedAudit draw(Setting setting, long seed) {
        return draw(setting, setting.population(), stream(2 * seed));
    }

    /** Streams of neighbouring numbers must not overlap, as those of a splittable generator do whose seeds lie its own step apart. */
    private static SplittableRandom stream(long number) {
        return new SplittableRandom(1_000_003 * number + 17);
    }

    private static SimulatedAudit draw(Setting setting, int items, SplittableRandom random) {
        SimulatedAudit audit = new SimulatedAudit(setting, items);
        for (int i = 0; i < items; i++) {
            boolean repeats = i % setting.clusterSize() != 0 && random.nextBoolean();
            int first = i - i % setting.clusterSize();
            if (repeats) {
                audit.defect[i] = audit.defect[first];
                audit.score[i] = audit.score[first];
                audit.humans[i] = audit.humans[first];
            } else {
                audit.defect[i] = random.nextDouble() < setting.prevalence();
                audit.score[i] = random.nextGaussian() + (audit.defect[i] ? Setting.SEPARATION : 0);
                audit.humans[i] = humans(audit.defect[i], random);
            }
            audit.inclusion[i] = audit.calls(i) ? 1 : setting.auditedOfPassed();
            audit.audited[i] = random.nextDouble() < audit.inclusion[i] ? 1 : 0;
        }
        return audit;
    }

    private static int[] humans(boolean defect, SplittableRandom random) {
        int[] labels = new int[HUMANS];
        for (int h = 0; h < HUMANS; h++) {
            boolean right = random.nextDouble() < (defect ? Setting.HUMAN_SENSITIVITY : Setting.HUMAN_SPECIFICITY);
            boolean missing = random.nextDouble() < Setting.HUMAN_MISSING;
            labels[h] = missing ? Ratings.MISSING : (right == defect ? 1 : 0);
        }
        return labels;
    }

    private boolean calls(int item) {
        return score[item] > Setting.CUT;
    }

    private int[] audited() {
        return IntStream.range(0, audited.length).filter(i -> audited[i] == 1).toArray();
    }

    private double[] weights(int[] of) {
        return Arrays.stream(of).mapToDouble(i -> 1 / inclusion[i]).toArray();
    }

    private int[] clusters(int[] of) {
        int[] distinct = Arrays.stream(of).map(i -> cluster[i]).distinct().toArray();
        return Arrays.stream(of)
                .map(i -> Arrays.binarySearch(distinct, cluster[i]))
                .toArray();
    }

    RatedPairs pairs() {
        int[] of = audited();
        return RatedPairs.of(
                        2,
                        Arrays.stream(of).map(i -> defect[i] ? 1 : 0).toArray(),
                        Arrays.stream(of).map(i -> calls(i) ? 1 : 0).toArray())
                .withWeights(weights(of))
                .withClusters(clusters(of));
    }

    ScoredOutcomes scores() {
        int[] of = audited();
        boolean[] positive = new boolean[of.length];
        for (int i = 0; i < of.length; i++) {
            positive[i] = defect[of[i]];
        }
        return ScoredOutcomes.of(Arrays.stream(of).mapToDouble(i -> score[i]).toArray(), positive)
                .withWeights(weights(of))
                .withClusters(clusters(of));
    }

    Ratings ratings() {
        int[] of = audited();
        return Ratings.of(2, Arrays.stream(of).mapToObj(i -> humans[i]).toArray(int[][]::new))
                .withWeights(weights(of))
                .withClusters(clusters(of));
    }

    /** All items with the gold of the audited. */
    AuditedItems items() {
        OptionalDouble[] gold = new OptionalDouble[defect.length];
        for (int i = 0; i < gold.length; i++) {
            gold[i] = audited[i] == 1 ? OptionalDouble.of(defect[i] ? 1 : 0) : OptionalDouble.empty();
        }
        return AuditedItems.of(gold, inclusion).withClusters(cluster);
    }

    /** P(defect) given what the judge said, known beforehand. */
    double[] predictions() {
        return IntStream.range(0, defect.length)
                .mapToDouble(i -> setting.defectGiven(calls(i)))
                .toArray();
    }

    /** The audited items with gold beside {@code times} as many that the judge alone has seen. */
    PredictedSample beside(int times, long seed) {
        SimulatedAudit rest = draw(setting, times * defect.length, stream(2 * seed + 1));
        double[] gold = IntStream.range(0, defect.length)
                .mapToDouble(i -> defect[i] ? 1 : 0)
                .toArray();
        int most = cluster[cluster.length - 1] + 1;
        int[] clusters = IntStream.concat(
                        Arrays.stream(cluster), Arrays.stream(rest.cluster).map(c -> most + c))
                .toArray();
        return PredictedSample.of(gold, predictions(), rest.predictions()).withClusters(clusters);
    }

    /** What the judge calls a defect among items of which nothing else is known. */
    ObservedShare judgedElsewhere(int times, long seed) {
        SimulatedAudit rest = draw(setting, times * defect.length, stream(2 * seed + 1));
        long called = IntStream.range(0, rest.defect.length).filter(rest::calls).count();
        return ObservedShare.of(called, rest.defect.length);
    }

    /** How many of the audited with this truth the judge is right about, of how many; empty where there is none. */
    Optional<ObservedShare> right(boolean onDefects) {
        int[] of = Arrays.stream(audited()).filter(i -> defect[i] == onDefects).toArray();
        long right = Arrays.stream(of).filter(i -> calls(i) == onDefects).count();
        return of.length == 0 ? Optional.empty() : Optional.of(ObservedShare.of(right, of.length));
    }
}
