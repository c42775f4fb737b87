package dev.assay.report;

import dev.assay.disagreement.DecidedClusters;
import java.util.List;
import java.util.Optional;

/** How much of a judge's disagreements its clusters explain, in one sentence. */
public final class ClusterSentence {

    private ClusterSentence() {}

    /** Empty for a judge without clusters. */
    public static Optional<String> of(RunReport report, String judge) {
        List<DecidedClusters> sets = report.clustersOf(judge);
        int clusters = sets.stream().mapToInt(set -> set.clusters().size()).sum();
        int explained = sets.stream().mapToInt(set -> set.found().explained()).sum();
        int all = sets.stream()
                .mapToInt(set -> set.found().set().members().size())
                .sum();
        return clusters == 0
                ? Optional.empty()
                : Optional.of(FigureText.counted(clusters, "cluster") + (clusters == 1 ? " explains " : " explain ")
                        + explained + " of the " + FigureText.counted(all, "disagreement") + " between " + judge
                        + " and the auditors.");
    }
}
