package dev.assay.defects;

import dev.assay.evalset.Item;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Proportion;
import dev.assay.stats.StandardNormal;
import dev.assay.stats.rates.Aipw;
import dev.assay.stats.rates.AuditedItems;
import dev.assay.stats.rates.AuditedMean;
import dev.assay.stats.rates.CorrectedRate;
import dev.assay.stats.rates.Hajek;
import dev.assay.stats.rates.ObservedShare;
import dev.assay.stats.rates.PpiEstimate;
import dev.assay.stats.rates.PpiMean;
import dev.assay.stats.rates.PpiPlan;
import dev.assay.stats.rates.PredictedSample;
import dev.assay.stats.rates.RateWarning;
import dev.assay.stats.rates.RoganGladen;
import dev.assay.stats.rates.TargetPopulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The items of a release with what humans and the judge make of them, from which the defect rate follows at any level.
 *
 * <p>The first of these that applies corrects the judge: {@link Aipw} where items were drawn for audit with known unequal probabilities;
 * {@link PpiMean} where the audited items are a uniform random sample; {@link RoganGladen} where nothing of this release was audited
 * and the judge's error rates are known from another one. None, where the audited items are no probability sample, too few of a
 * class were found, or the audited items are visibly unlike the rest.
 *
 * @param cases all items of the release
 * @param isRandom whether the audited items were drawn at random; known probabilities are, too
 * @param elsewhere how the judge errs on another release
 */
public record DefectSample(List<DefectCase> cases, boolean isRandom, Optional<ErrorRates> elsewhere) {

    /** Gold items of either class below which a corrected rate covers too little (own rule). */
    public static final int LEAST_OF_CLASS = 5;

    private static final double UNLIKE = 0.001;

    public DefectSample {
        cases = List.copyOf(cases);
    }

    /** The rate with two-sided intervals. */
    public DefectRate rate(double confidenceLevel) {
        long unscored = cases.stream().filter(each -> each.judged().isEmpty()).count();
        long defects =
                cases.stream().filter(each -> each.judged().orElse(false)).count();
        long gold = cases.stream().filter(each -> each.gold().isPresent()).count();
        Corrected corrected = corrected(confidenceLevel, gold);
        int all = Math.max(1, cases.size());
        return new DefectRate(
                share(each -> each.judged(), confidenceLevel),
                audited(confidenceLevel),
                corrected.rate(),
                corrected.estimator(),
                corrected.lambda(),
                corrected.assumes(),
                corrected.warnings(),
                cases.size(),
                gold,
                unscored,
                new DefectRate.Range((double) defects / all, (double) (defects + unscored) / all),
                corrected.missing());
    }

    private record Corrected(
            Estimate rate,
            String estimator,
            OptionalDouble lambda,
            String assumes,
            List<String> warnings,
            Optional<String> missing) {

        static Corrected none(String reason, long n, String missing) {
            return new Corrected(
                    Estimate.undefined(reason, n), "none", OptionalDouble.empty(), "", List.of(), Optional.of(missing));
        }
    }

    private boolean isWeighted() {
        return cases.stream().anyMatch(each -> each.item().weight() > 1);
    }

    private Corrected corrected(double level, long gold) {
        if (gold == 0) {
            return elsewhere
                    .map(rates -> roganGladen(rates, level))
                    .orElseGet(() -> Corrected.none(
                            "no gold of this release",
                            0,
                            "audit items of this release drawn at random, or certify the judge on another release"));
        }
        if (!isRandom && !isWeighted()) {
            return Corrected.none(
                    "gold is not a probability sample",
                    gold,
                    "audit items drawn at random; only the audited rate describes these");
        }
        long positives =
                cases.stream().filter(each -> each.gold().orElse(false)).count();
        long fewer = Math.min(positives, gold - positives);
        if (fewer < LEAST_OF_CLASS) {
            return Corrected.none(
                    "only " + fewer + " audited items of the rarer class",
                    gold,
                    "at least " + LEAST_OF_CLASS + " audited items of either class; about " + more(fewer, gold)
                            + " more audited items should bring them");
        }
        if (!isWeighted()) {
            Optional<String> unlike = unlikeTheRest(gold);
            if (unlike.isPresent()) {
                return Corrected.none(unlike.get(), gold, "audit items drawn at random");
            }
        }
        return isWeighted() ? aipw(level) : gold >= cases.size() - 1 ? auditOnly(level) : ppi(level);
    }

    private static long more(long found, long gold) {
        return found == 0 ? gold * LEAST_OF_CLASS : (long) Math.ceil((double) gold * (LEAST_OF_CLASS - found) / found);
    }

    /** Whether the judge's rate among audited items can be told from that among the others (Fisher's score test). */
    private Optional<String> unlikeTheRest(long gold) {
        List<DefectCase> audited = cases.stream()
                .filter(each -> each.gold().isPresent() && each.judged().isPresent())
                .toList();
        List<DefectCase> others = cases.stream()
                .filter(each -> each.gold().isEmpty() && each.judged().isPresent())
                .toList();
        if (audited.size() < 30 || others.size() < 30) {
            return Optional.empty();
        }
        double first = defective(audited);
        double second = defective(others);
        double pooled = (first * audited.size() + second * others.size()) / (audited.size() + others.size());
        if (pooled <= 0 || pooled >= 1) {
            return Optional.empty();
        }
        double z = (first - second)
                / Math.sqrt(pooled * (1 - pooled) * (1.0 / audited.size() + 1.0 / others.size()) * designEffect());
        double p = 2 * StandardNormal.cumulative(-Math.abs(z));
        return p < UNLIKE
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the audited items are visibly unlike the rest: the judge calls %.3f of them defective, %.3f of"
                                + " the others",
                        first,
                        second))
                : Optional.empty();
    }

    private static double defective(List<DefectCase> some) {
        return (double) some.stream()
                        .filter(each -> each.judged().orElse(false))
                        .count()
                / some.size();
    }

    /** Kish's design effect of unequal clusters at most: the mean cluster size seen from an item. */
    private double designEffect() {
        Map<String, Integer> sizes = new HashMap<>();
        cases.forEach(each -> sizes.merge(each.item().cluster(), 1, Integer::sum));
        double squares = sizes.values().stream()
                .mapToDouble(size -> (double) size * size)
                .sum();
        return cases.isEmpty() ? 1 : squares / cases.size();
    }

    private Corrected ppi(double level) {
        List<DefectCase> ordered = new ArrayList<>();
        cases.stream().filter(each -> each.gold().isPresent()).forEach(ordered::add);
        int gold = ordered.size();
        cases.stream().filter(each -> each.gold().isEmpty()).forEach(ordered::add);
        double[] forecasts = forecasts(ordered);
        double[] labels = ordered.subList(0, gold).stream()
                .mapToDouble(each -> each.gold().orElseThrow() ? 1 : 0)
                .toArray();
        PpiEstimate estimate = PpiMean.estimate(
                PredictedSample.of(
                                labels,
                                Arrays.copyOf(forecasts, gold),
                                Arrays.copyOfRange(forecasts, gold, forecasts.length))
                        .withClusters(clusters(ordered)),
                PpiPlan.at(level));
        return new Corrected(
                CorrectedRate.ofMean(estimate.mean(), estimate.standardError(), level)
                        .rate(),
                "ppi",
                estimate.lambda(),
                "the audited items are a uniform random sample of the release",
                List.of(),
                Optional.empty());
    }

    private Corrected aipw(double level) {
        AuditedMean estimate = Aipw.estimate(auditedItems(), forecasts(cases), TargetPopulation.SUPERPOPULATION, level);
        return new Corrected(
                CorrectedRate.ofMean(estimate.mean(), estimate.standardError(), level)
                        .rate(),
                "aipw",
                OptionalDouble.empty(),
                "every item was audited with the sampling probability that it carries",
                List.of(),
                Optional.empty());
    }

    private Corrected auditOnly(double level) {
        return new Corrected(
                share(DefectCase::gold, level),
                "audit",
                OptionalDouble.empty(),
                "every item was audited, so that nothing is left to predict",
                List.of(),
                Optional.empty());
    }

    private Corrected roganGladen(ErrorRates rates, double level) {
        List<DefectCase> scored =
                cases.stream().filter(each -> each.judged().isPresent()).toList();
        if (scored.isEmpty()) {
            return Corrected.none("no verdict with a label", 0, "judge the release");
        }
        long defects =
                scored.stream().filter(each -> each.judged().orElseThrow()).count();
        CorrectedRate rate = RoganGladen.estimate(
                new ObservedShare((double) defects / scored.size(), scored.size(), scored.size() / designEffect()),
                rates.sensitivity(),
                rates.specificity(),
                level);
        boolean isKnown = rate.rate().value().isPresent();
        return new Corrected(
                rate.rate(),
                isKnown ? "rogan_gladen" : "none",
                OptionalDouble.empty(),
                isKnown
                        ? "the judge errs on this release as on " + rates.source() + ", which nothing here has tested"
                        : "",
                rate.warnings().stream().map(RateWarning::text).toList(),
                isKnown ? Optional.empty() : Optional.of("audit items of this release drawn at random"));
    }

    private Estimate audited(double level) {
        if (!isWeighted()) {
            return share(DefectCase::gold, level);
        }
        AuditedMean mean = Hajek.estimate(auditedItems(), TargetPopulation.SUPERPOPULATION, level);
        return CorrectedRate.ofMean(mean.mean(), mean.standardError(), level).rate();
    }

    private AuditedItems auditedItems() {
        OptionalDouble[] gold = cases.stream()
                .map(each -> each.gold()
                        .map(defect -> OptionalDouble.of(defect ? 1 : 0))
                        .orElse(OptionalDouble.empty()))
                .toArray(OptionalDouble[]::new);
        double[] inclusion =
                cases.stream().mapToDouble(each -> 1 / each.item().weight()).toArray();
        return AuditedItems.of(gold, inclusion).withClusters(clusters(cases));
    }

    private Estimate share(Function<DefectCase, Optional<Boolean>> of, double level) {
        List<DefectCase> known =
                cases.stream().filter(each -> of.apply(each).isPresent()).toList();
        boolean[] holds = new boolean[known.size()];
        double[] weights = new double[known.size()];
        for (int i = 0; i < holds.length; i++) {
            holds[i] = of.apply(known.get(i)).orElseThrow();
            weights[i] = 1;
        }
        return Proportion.estimate(holds, weights, clusters(known), level);
    }

    /** What the judge forecasts, and where it said nothing the mean of what it forecasts elsewhere: that saw no gold either. */
    private static double[] forecasts(List<DefectCase> ordered) {
        double mean = ordered.stream()
                .map(DefectCase::forecast)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average()
                .orElse(0);
        return ordered.stream()
                .mapToDouble(each -> each.forecast().orElse(mean))
                .toArray();
    }

    private static int[] clusters(List<DefectCase> ordered) {
        Map<String, Integer> numbers = new HashMap<>();
        return ordered.stream()
                .mapToInt(each -> numbers.computeIfAbsent(each.item().cluster(), unused -> numbers.size()))
                .toArray();
    }

    /** The part of it in a slice. */
    public DefectSample where(Predicate<Item> slice) {
        return new DefectSample(
                cases.stream().filter(each -> slice.test(each.item())).toList(), isRandom, elsewhere);
    }

    /** A pass rate from a defect rate: 1 minus it, with the interval mirrored. */
    public static Estimate passRate(Estimate defects) {
        return defects.fold(
                known -> new Estimate.Known(
                        1 - known.pointValue(),
                        known.interval()
                                .fold(
                                        bounds -> (Interval) new Interval.Bounds(
                                                1 - bounds.upper(),
                                                1 - bounds.lower(),
                                                bounds.confidenceLevel(),
                                                bounds.method(),
                                                bounds.seed(),
                                                bounds.nClusters(),
                                                bounds.nEffective(),
                                                bounds.resamplesUndefined()),
                                        none -> none),
                        known.n(),
                        known.nMissing()),
                undefined -> undefined);
    }
}
