package dev.assay.gate;

import dev.assay.agreement.JudgedPairs;
import dev.assay.evalset.ClusterDraw;
import dev.assay.evalset.Item;
import dev.assay.gold.GoldItem;
import dev.assay.gold.LabelPair;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Agreement of a judge with held-out gold on one criterion.
 *
 * @param basis which holdout, in words
 * @param seed of every resampling
 */
public record GoldPairsSource(JudgedPairs judged, String basis, long seed) implements EvidenceSource {

    @Override
    public Reading read(Metric metric, Map<String, String> where) {
        JudgedPairs slice = new JudgedPairs(
                judged.criterion(),
                judged.pairs().stream()
                        .filter(pair -> EvidenceSource.isIn(pair.gold().item(), where))
                        .toList());
        dev.assay.agreement.Metric wanted = agreement(metric);
        BootstrapPlan plan = BootstrapPlan.seeded(seed);
        Optional<Estimate> any = slice.metric(wanted, plan);
        if (any.isEmpty()) {
            return new Reading.Missing(metric.word() + " has no meaning on the scale of criterion '"
                    + judged.criterion().id() + "', or its verdicts have no confidence");
        }
        long scored = slice.scored().size();
        return new Reading.Measured(
                new Levelled(level -> of(
                        metric, slice, slice.metric(wanted, plan.atLevel(level)).orElseThrow())),
                new Reading.Support(scored, slice.positives(), scored),
                basis);
    }

    /** Only defects tell of sensitivity, and only passes of specificity: these are its observations. */
    private static Estimate of(Metric metric, JudgedPairs slice, Estimate estimate) {
        if (metric != Metric.SENSITIVITY && metric != Metric.SPECIFICITY) {
            return estimate;
        }
        long n = metric == Metric.SENSITIVITY
                ? slice.positives()
                : slice.scored().size() - slice.positives();
        return estimate.fold(
                known -> new Estimate.Known(known.pointValue(), known.interval(), n, known.nMissing()),
                undefined -> Estimate.undefined(undefined.reason(), n));
    }

    private static dev.assay.agreement.Metric agreement(Metric metric) {
        String name = metric.word().substring(metric.word().indexOf('.') + 1);
        return Arrays.stream(dev.assay.agreement.Metric.values())
                .filter(candidate -> candidate.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(metric.word() + " is not measured on gold"));
    }

    @Override
    public List<Item> items() {
        return judged.pairs().stream().map(pair -> pair.gold().item()).toList();
    }

    @Override
    public EvidenceSource resampled(RandomGenerator random) {
        List<LabelPair> drawn = ClusterDraw.of(
                judged.pairs(),
                pair -> pair.gold().item(),
                (pair, item) -> new LabelPair(new GoldItem(item, pair.gold().labels()), pair.label(), pair.judgement()),
                random);
        return new GoldPairsSource(new JudgedPairs(judged.criterion(), drawn), basis, seed);
    }
}
