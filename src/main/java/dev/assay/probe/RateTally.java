package dev.assay.probe;

import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictStatus;
import dev.assay.stats.Estimate;
import dev.assay.stats.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts one rate, variant by variant. */
final class RateTally {

    private final List<Boolean> happened = new ArrayList<>();
    private final List<Integer> clusters = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> unscored = new TreeMap<>();
    private int variants;
    private int pending;
    private int baseUnscored;
    private int alreadyMet;

    void pending() {
        variants++;
        pending++;
    }

    void baseUnscored() {
        variants++;
        baseUnscored++;
    }

    void alreadyMet() {
        variants++;
        alreadyMet++;
    }

    void counted(String cluster, boolean isHit) {
        variants++;
        enter(cluster, isHit);
    }

    /**
     * A variant of an attack without a label: it did not work. Where no reply came at all nobody knows, and an outage
     * must not make a judge look better.
     */
    void withstood(String cluster, Verdict verdict) {
        leftOut(verdict);
        if (verdict.status() != VerdictStatus.FAILED) {
            enter(cluster, false);
        }
    }

    /** A variant without a label that cannot be compared. */
    void leftOut(Verdict verdict) {
        variants++;
        verdict.reason().ifPresent(reason -> unscored.merge(reason.code(), 1, Integer::sum));
    }

    private void enter(String cluster, boolean isHit) {
        happened.add(isHit);
        Integer number = numbers.computeIfAbsent(cluster, unused -> numbers.size());
        clusters.add(number);
    }

    ProbeRate rate(double confidenceLevel) {
        int n = happened.size();
        boolean[] hits = new boolean[n];
        double[] weights = new double[n];
        int[] dense = new int[n];
        Arrays.fill(weights, 1);
        int count = 0;
        for (int i = 0; i < n; i++) {
            hits[i] = happened.get(i);
            dense[i] = clusters.get(i);
            count += hits[i] ? 1 : 0;
        }
        Estimate rate = n == 0
                ? Estimate.undefined(variants == 0 ? "no variants" : "no comparable verdicts", 0)
                : Proportion.estimate(hits, weights, dense, confidenceLevel);
        return new ProbeRate(rate, count, variants, pending, baseUnscored, alreadyMet, unscored);
    }
}
