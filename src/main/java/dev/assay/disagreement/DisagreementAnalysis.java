package dev.assay.disagreement;

import dev.assay.gold.AuditLabel;
import dev.assay.judge.TextEmbedder;
import dev.assay.rubric.Rubric;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what the disagreements of a judge have in common, why they arose and what would mend them. */
public final class DisagreementAnalysis {

    /** Of fewer disagreements a list says more than clusters do. */
    public static final int FEWEST_FOR_CLUSTERS = 10;

    private final CaseReader reader;
    private final CaseSpace space;
    private final BootstrapPlan plan;
    private final Depth depth;

    /** How much work to do. */
    public enum Depth {
        /** Clusters, slices, causes. */
        QUICK,
        /** And how stable the clusters are, which finds them twenty times more. */
        WITH_STABILITY
    }

    /** @param embedder of sentences; its vectors of English say most */
    public DisagreementAnalysis(Rubric rubric, TextEmbedder embedder, BootstrapPlan plan, Depth depth) {
        this.reader = new CaseReader(rubric);
        this.space = new CaseSpace(embedder);
        this.plan = plan;
        this.depth = depth;
    }

    /** The texts that analysing this judge and criterion reads as sentences; reading a new one takes milliseconds. */
    public Set<String> sentences(DisagreementSet set) {
        return set.members().size() < FEWEST_FOR_CLUSTERS
                ? Set.of()
                : CaseSpace.sentences(CaseTexts.of(reader.read(set, List.of())));
    }

    /** Analyses one judge and criterion. */
    public DisagreementClusters of(DisagreementSet set, Witnesses witnesses) {
        List<AuditLabel> humans = witnesses.saidOn(set.criterion().id()).values().stream()
                .flatMap(List::stream)
                .toList();
        List<JudgedCase> cases = reader.read(set, humans);
        SliceFindings slices = new SliceFinder(cases, plan).find();
        Estimate rate = set.rate(plan);
        if (set.members().size() < FEWEST_FOR_CLUSTERS) {
            String why = set.members().isEmpty()
                    ? "no scored verdict differs from gold"
                    : "of fewer than " + FEWEST_FOR_CLUSTERS + " disagreements a list says more than clusters do";
            return new DisagreementClusters(
                    set,
                    rate,
                    List.of(),
                    set.members(),
                    Optional.of(why),
                    Estimate.undefined("no clusters", set.members().size()),
                    slices);
        }
        return new ClusterBuilder(set, witnesses, cases, reader, space, plan, depth).clusters(rate, slices);
    }
}
