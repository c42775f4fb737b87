package dev.assay.disagreement.web;

import dev.assay.disagreement.CalibratedDisagreements;
import dev.assay.disagreement.DecidedClusters;
import dev.assay.disagreement.Direction;
import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementClusters;
import dev.assay.disagreement.Slice;
import dev.assay.stats.web.EstimateView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The disagreements of a run on the wire.
 *
 * @param clusters of all judges and criteria asked for, by judge and criterion, largest first
 * @param unclustered one entry a judge and criterion, also where everything is in clusters
 */
public record ClustersView(
        String run, String split, List<ClusterView> clusters, List<Unclustered> unclustered, List<SetView> sets) {

    /** Disagreements that have nothing in common with others. */
    public record Unclustered(String judge, String criterion, int size, double share, List<String> members) {}

    /**
     * All disagreements of a judge on a criterion.
     *
     * @param meanSize mean steps apart on an ordinal scale, mean difference of scores; absent on other scales
     * @param whyNoClusters present where there are none
     * @param calibrated present where a calibration was fitted on the run
     */
    public record SetView(
            String judge,
            String criterion,
            Coverage coverage,
            int disagreements,
            EstimateView rate,
            Directions directions,
            Optional<Double> meanSize,
            int clusters,
            int explained,
            Optional<String> whyNoClusters,
            EstimateView stability,
            boolean unstable,
            List<SliceView> slices,
            int rulesTried,
            int rulesTooSmall,
            Optional<CalibratedView> calibrated) {}

    /**
     * The disagreements once the judge's likeliest label after calibration takes the place of its own.
     *
     * @param pairs with a calibrated verdict
     * @param raw disagreements among these as the judge said them
     * @param disagreements among these once calibrated
     */
    public record CalibratedView(int pairs, int raw, int disagreements, int settled, int added) {

        static CalibratedView of(CalibratedDisagreements counts) {
            return new CalibratedView(
                    counts.pairs(), counts.raw(), counts.calibrated(), counts.settled(), counts.added());
        }
    }

    /** What the set rests on. */
    public record Coverage(int items, int gold, int pairs, int scored, int abstained, int unreadable, int failed) {}

    /** How many disagreements go each way. */
    public record Directions(long stricter, long moreLenient, long sideways) {}

    /**
     * A slice that was carried over to the second half.
     *
     * @param adjustedP over all rules tried
     * @param confirmationP on the half that the rule was not found on
     */
    public record SliceView(
            String rule,
            String attribute,
            List<String> values,
            boolean confirmed,
            int items,
            int disagreements,
            int otherItems,
            int otherDisagreements,
            EstimateView lift,
            EstimateView difference,
            double adjustedP,
            double confirmationP) {

        static SliceView of(Slice slice) {
            return new SliceView(
                    slice.rule().text(),
                    slice.rule().attribute(),
                    slice.rule().values(),
                    slice.isConfirmed(),
                    slice.counts().items(),
                    slice.counts().errors(),
                    slice.counts().otherItems(),
                    slice.counts().otherErrors(),
                    EstimateView.of(slice.lift()),
                    EstimateView.of(slice.difference()),
                    slice.adjusted(),
                    slice.confirmation());
        }
    }

    /** @param split of which all of them are */
    public static ClustersView of(String run, String split, List<DecidedClusters> found) {
        return new ClustersView(
                run,
                split,
                found.stream()
                        .flatMap(one -> one.clusters().stream())
                        .map(cluster -> ClusterView.of(cluster, run))
                        .toList(),
                found.stream()
                        .map(DecidedClusters::found)
                        .map(ClustersView::unclustered)
                        .toList(),
                found.stream().map(ClustersView::set).toList());
    }

    private static Unclustered unclustered(DisagreementClusters found) {
        int all = found.set().members().size();
        int size = found.unclustered().size();
        return new Unclustered(
                found.set().judge(),
                found.set().criterion().id(),
                size,
                all == 0 ? 0 : (double) size / all,
                found.unclustered().stream().map(Disagreement::itemId).toList());
    }

    private static SetView set(DecidedClusters decided) {
        DisagreementClusters found = decided.found();
        var coverage = found.set().coverage();
        OptionalDouble meanSize = found.set().members().stream()
                .flatMapToDouble(member -> member.size().stream())
                .average();
        return new SetView(
                found.set().judge(),
                found.set().criterion().id(),
                new Coverage(
                        coverage.items(),
                        coverage.gold(),
                        coverage.pairs(),
                        coverage.scored(),
                        coverage.abstained(),
                        coverage.unreadable(),
                        coverage.failed()),
                found.set().members().size(),
                EstimateView.of(found.rate()),
                new Directions(
                        found.set().count(Direction.STRICTER),
                        found.set().count(Direction.MORE_LENIENT),
                        found.set().count(Direction.SIDEWAYS)),
                meanSize.isPresent() ? Optional.of(meanSize.getAsDouble()) : Optional.empty(),
                found.clusters().size(),
                found.explained(),
                found.whyNone(),
                EstimateView.of(found.stability()),
                found.isUnstable(),
                found.slices().slices().stream().map(SliceView::of).toList(),
                found.slices().tried(),
                found.slices().tooSmall(),
                decided.calibrated().map(CalibratedView::of));
    }
}
