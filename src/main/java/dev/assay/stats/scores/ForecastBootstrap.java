package dev.assay.stats.scores;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.SumStatistic;
import java.util.function.IntToDoubleFunction;

/** Resamples the clusters of forecasts; callers sort items by id. */
final class ForecastBootstrap {

    static final String NO_ITEMS = "no items";

    private ForecastBootstrap() {}

    /** Of a statistic of how often each item was drawn, in the order of the items. */
    static Estimate ofCounts(Forecasts forecasts, SumStatistic statistic, String whyUndefined, BootstrapPlan plan) {
        ClusterSums.Builder sums = ClusterSums.of(forecasts.clusters(), Math.max(1, forecasts.size()));
        for (int item = 0; item < forecasts.size(); item++) {
            sums.add(forecasts.cluster(item), item, 1);
        }
        return ClusterBootstrap.estimate(sums.build(), statistic, forecasts.size(), whyUndefined, plan);
    }

    /** Of the mean of a loss of each item. */
    static Estimate ofMean(Forecasts forecasts, IntToDoubleFunction loss, BootstrapPlan plan) {
        ClusterSums.Builder sums = ClusterSums.of(forecasts.clusters(), 2);
        for (int item = 0; item < forecasts.size(); item++) {
            sums.add(forecasts.cluster(item), 0, loss.applyAsDouble(item)).add(forecasts.cluster(item), 1, 1);
        }
        return ClusterBootstrap.estimate(sums.build(), Means::ratio, forecasts.size(), NO_ITEMS, plan);
    }
}
