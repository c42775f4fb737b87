package dev.assay.disagreement.web;

import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementCluster;
import dev.assay.disagreement.DisagreementClusters;
import dev.assay.disagreement.Slice;
import dev.assay.stats.web.EstimateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The disagreements of a judge on a series of releases, on the wire.
 *
 * @param left releases that could not be read, and why
 * @param clusters of all criteria asked for, by criterion, largest first; items are {@code evalset/item}
 * @param unclustered by criterion
 */
public record SeriesClustersView(
        String run,
        String judge,
        String split,
        List<SeriesDesk.Release> releases,
        Map<String, String> left,
        List<SeriesClusterView> clusters,
        Map<String, Integer> unclustered,
        List<ReleaseSlice> slices) {

    /**
     * A cluster over releases. It has no decision of its own: people decide about the clusters of a run.
     *
     * @param releases members by evalset, also where there are none
     */
    public record SeriesClusterView(
            String name,
            String criterion,
            int size,
            String direction,
            Map<String, Integer> releases,
            List<String> terms,
            Optional<String> rule,
            List<String> exemplars,
            List<String> members,
            EstimateView lift,
            String cause,
            double probability,
            List<String> evidence,
            String recommendation) {}

    /** Where the judge differs more often, confirmed on the other half of the groups; also by release ({@code evalset}). */
    public record ReleaseSlice(String criterion, String rule, EstimateView lift) {}

    static SeriesClustersView of(String run, String judge, String split, SeriesDesk.Found found) {
        List<SeriesClusterView> clusters = new ArrayList<>();
        Map<String, Integer> unclustered = new TreeMap<>();
        List<ReleaseSlice> slices = new ArrayList<>();
        for (DisagreementClusters set : found.sets()) {
            String criterion = set.set().criterion().id();
            set.clusters().forEach(cluster -> clusters.add(cluster(cluster, found.releases())));
            unclustered.put(criterion, set.unclustered().size());
            set.slices().slices().stream()
                    .filter(Slice::isConfirmed)
                    .forEach(slice -> slices.add(
                            new ReleaseSlice(criterion, slice.rule().text(), EstimateView.of(slice.lift()))));
        }
        return new SeriesClustersView(
                run, judge, split, found.releases(), new TreeMap<>(found.left()), clusters, unclustered, slices);
    }

    private static SeriesClusterView cluster(DisagreementCluster cluster, List<SeriesDesk.Release> releases) {
        Map<String, Integer> byRelease = new TreeMap<>();
        for (SeriesDesk.Release release : releases) {
            byRelease.put(release.evalset(), (int) cluster.members().stream()
                    .filter(member -> member.itemId().startsWith(release.evalset() + "/"))
                    .count());
        }
        var diagnosis = cluster.diagnosis();
        return new SeriesClusterView(
                cluster.name(),
                cluster.criterion(),
                cluster.size(),
                cluster.direction().word(),
                byRelease,
                cluster.terms(),
                cluster.rule().map(rule -> rule.rule().text()),
                cluster.exemplars(),
                cluster.members().stream().map(Disagreement::itemId).toList(),
                EstimateView.of(cluster.lift()),
                diagnosis.cause().word(),
                diagnosis.probabilities().getOrDefault(diagnosis.cause(), 0.0),
                diagnosis.evidence(),
                cluster.recommendation(diagnosis.cause()).text());
    }
}
