package dev.assay.gate;

import dev.assay.defects.DefectCase;
import dev.assay.defects.DefectRate;
import dev.assay.defects.DefectSample;
import dev.assay.evalset.ClusterDraw;
import dev.assay.evalset.Item;
import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * How many items of the release are defective.
 *
 * @param basis the release, in words
 */
public record AuditSource(DefectSample sample, String basis) implements EvidenceSource {

    @Override
    public Reading read(Metric metric, Map<String, String> where) {
        DefectSample slice = sample.where(item -> EvidenceSource.isIn(item, where));
        Function<DefectRate, Estimate> wanted =
                metric == Metric.RATE_CORRECTED ? DefectRate::corrected : DefectRate::audited;
        DefectRate any = slice.rate(0.9);
        if (metric == Metric.RATE_CORRECTED && any.missing().isPresent()) {
            return new Reading.Missing(any.corrected().fold(known -> "", undefined -> undefined.reason()) + ": "
                    + any.missing().get());
        }
        long positives =
                slice.cases().stream().filter(each -> each.gold().orElse(false)).count();
        String how = metric == Metric.RATE_CORRECTED
                ? ", by " + any.estimator() + " on " + any.gold() + " audited of " + any.items() + " items"
                : ", " + any.gold() + " audited items";
        return new Reading.Measured(
                new Levelled(level -> wanted.apply(slice.rate(level))),
                new Reading.Support(any.gold(), positives, any.gold()),
                basis + how);
    }

    @Override
    public List<Item> items() {
        return sample.cases().stream().map(DefectCase::item).toList();
    }

    @Override
    public EvidenceSource resampled(RandomGenerator random) {
        return new AuditSource(
                new DefectSample(
                        ClusterDraw.of(
                                sample.cases(),
                                DefectCase::item,
                                (each, item) -> new DefectCase(item, each.gold(), each.judged(), each.prediction()),
                                random),
                        sample.isRandom(),
                        sample.elsewhere()),
                basis);
    }
}
