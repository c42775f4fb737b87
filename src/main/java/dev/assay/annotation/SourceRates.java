package dev.assay.annotation;

import dev.assay.evalset.Item;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Proportion;
import dev.assay.stats.consensus.BetaBinomialPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often each source of annotations errs, few known ones shrunk towards all ({@link BetaBinomialPool}).
 *
 * <p>Below {@value BetaBinomialPool#SHRUNK_BELOW} known annotations, weights and groups enter as the rounded number of independent
 * annotations that they are worth; from there on as in every share. Only annotations that name a source count.
 */
final class SourceRates {

    /** An annotation of which it is known whether it is wrong. */
    record Known(Item item, boolean isWrong) {}

    /**
     * One source.
     *
     * @param known how many of its annotations are known
     * @param wrong how many of them are wrong, not weighted
     * @param rate the share that is wrong
     */
    record SourceRate(int known, int wrong, Estimate rate) {}

    private static final SourceRate NOTHING_KNOWN =
            new SourceRate(0, 0, Estimate.undefined("no annotation of known quality", 0));

    private final Map<String, SourceRate> rates = new TreeMap<>();
    private final double mean;

    SourceRates(List<Known> known, double confidenceLevel) {
        Map<String, List<Known>> bySource = new TreeMap<>();
        known.forEach(each -> Candidate.source(each.item())
                .ifPresent(source -> bySource.computeIfAbsent(source, unused -> new ArrayList<>())
                        .add(each)));
        List<Estimate> plain =
                bySource.values().stream().map(of -> share(of, confidenceLevel)).toList();
        long[] trials = plain.stream().mapToLong(SourceRates::effective).toArray();
        long[] wrong = new long[trials.length];
        for (int source = 0; source < wrong.length; source++) {
            wrong[source] =
                    Math.round(trials[source] * plain.get(source).value().orElse(0));
        }
        BetaBinomialPool pool = BetaBinomialPool.of(wrong, trials);
        int place = 0;
        for (Map.Entry<String, List<Known>> source : bySource.entrySet()) {
            List<Known> of = source.getValue();
            boolean standsAlone = of.size() >= BetaBinomialPool.SHRUNK_BELOW || bySource.size() == 1;
            Estimate rate = standsAlone ? plain.get(place) : ofMany(pool.estimate(place, confidenceLevel), of.size());
            rates.put(
                    source.getKey(),
                    new SourceRate(
                            of.size(), (int) of.stream().filter(Known::isWrong).count(), rate));
            place++;
        }
        this.mean = trials.length > 0
                ? pool.mean()
                : (known.stream().filter(Known::isWrong).count() + 0.5) / (known.size() + 1);
    }

    private static Estimate share(List<Known> of, double confidenceLevel) {
        boolean[] wrong = new boolean[of.size()];
        double[] weights = new double[of.size()];
        int[] clusters = new int[of.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < wrong.length; i++) {
            Item item = of.get(i).item();
            wrong[i] = of.get(i).isWrong();
            weights[i] = item.weight();
            clusters[i] = numbers.computeIfAbsent(item.cluster(), unused -> numbers.size());
        }
        return Proportion.estimate(wrong, weights, clusters, confidenceLevel);
    }

    private static long effective(Estimate share) {
        return share.fold(
                known -> known.interval()
                        .fold(bounds -> Math.round(bounds.nEffective().orElse(known.n())), unbounded -> known.n()),
                none -> 0L);
    }

    private static Estimate ofMany(Estimate shrunk, long n) {
        return shrunk.fold(
                known -> {
                    boolean isWorthLess = known.n() != n;
                    Interval interval = known.interval()
                            .fold(
                                    bounds -> isWorthLess ? bounds.withEffective(known.n()) : bounds,
                                    unbounded -> unbounded);
                    return Estimate.known(known.pointValue(), interval, n);
                },
                none -> Estimate.undefined(none.reason(), n));
    }

    /** The share of wrong ones that is expected of a source; of one that is not known, the mean. In (0,1). */
    double expected(Optional<String> source) {
        return source.map(name -> of(name).rate().value().orElse(mean)).orElse(mean);
    }

    /** The rate of a source; undefined where nothing of it is known. */
    SourceRate of(String source) {
        return rates.getOrDefault(source, NOTHING_KNOWN);
    }

    /** Sources of which something is known, by name. */
    Map<String, SourceRate> all() {
        return Map.copyOf(rates);
    }
}
