package dev.assay.gate;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import dev.assay.stats.StandardNormal;
import dev.assay.stats.WilsonInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Evidence for tests: readings by metric and slice, said in advance. */
final class ScriptedEvidence implements Evidence {

    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final List<Map<String, String>> slices = new ArrayList<>();

    static ScriptedEvidence evidence() {
        return new ScriptedEvidence();
    }

    ScriptedEvidence with(Metric metric, Reading reading) {
        readings.put(metric.word() + Map.of(), reading);
        return this;
    }

    ScriptedEvidence inSlice(Metric metric, Map<String, String> where, Reading reading) {
        slices.add(where);
        readings.put(metric.word() + where, reading);
        return this;
    }

    /** A share with Wilson's bounds. */
    static Reading share(int successes, int n) {
        return new Reading.Measured(
                new Levelled(level ->
                        Estimate.known((double) successes / n, WilsonInterval.of((double) successes / n, n, level), n)),
                Reading.Support.of(n),
                "test");
    }

    /** A value with normal bounds. */
    static Reading normal(double value, double standardError, int n) {
        return new Reading.Measured(
                new Levelled(level -> {
                    double half = StandardNormal.quantile((1 + level) / 2) * standardError;
                    return Estimate.known(
                            value, Interval.of(value - half, value + half, level, IntervalMethod.WILSON), n);
                }),
                Reading.Support.of(n),
                "test");
    }

    static Reading undefined(String reason) {
        return new Reading.Measured(
                new Levelled(level -> Estimate.undefined(reason, 50)), Reading.Support.of(50), "test");
    }

    @Override
    public Reading read(Check check, Subject subject) {
        return readings.getOrDefault(check.metric().word() + subject.where(), new Reading.Missing("never measured"));
    }

    @Override
    public List<Map<String, String>> slices(Check check, Subject subject) {
        return List.copyOf(slices);
    }

    @Override
    public Evidence resampled(RandomGenerator random) {
        return this;
    }
}
