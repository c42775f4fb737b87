package dev.assay.disagreement;

import dev.assay.stats.Estimate;
import dev.assay.stats.SliceContrast;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Disagreements of one judge and criterion that have something in common.
 *
 * @param id stays the same as long as most members do
 * @param name what they are about, from terms and labels
 * @param share of all disagreements of the judge on the criterion, in (0,1]
 * @param direction of at least four in five members, else {@link Direction#SIDEWAYS}
 * @param terms the most telling first
 * @param rule that tells the members from all other judged items best
 * @param exemplars the most central members, three at most
 * @param borderline the member that belongs least
 * @param members ordered by item id
 * @param recommendations what to do next if the cause is this one, for every cause
 * @param parts what the members fall into on a second look; empty where they hold together
 * @param stability how well the cluster is found again on subsamples, in [0,1]; absent where that was not tried
 */
public record DisagreementCluster(
        String id,
        String name,
        String judge,
        String criterion,
        Direction direction,
        double share,
        List<String> terms,
        Optional<Rule> rule,
        List<String> exemplars,
        String borderline,
        List<Disagreement> members,
        Estimate lift,
        Diagnosis diagnosis,
        Map<Cause, Recommendation> recommendations,
        CeilingGain ceilingGain,
        List<Part> parts,
        Estimate stability) {

    public DisagreementCluster {
        terms = List.copyOf(terms);
        exemplars = List.copyOf(exemplars);
        members = List.copyOf(members);
        recommendations = Map.copyOf(recommendations);
        parts = List.copyOf(parts);
    }

    /**
     * A condition that most members meet and few other judged items do.
     *
     * @param counts of all judged items: how many meet it, and on how many of them judge and humans differ
     * @param covered members that meet it
     */
    public record Rule(SliceRule rule, SliceContrast counts, int covered) {}

    /**
     * A smaller group within a cluster.
     *
     * @param members item ids
     */
    public record Part(List<String> terms, List<String> members) {

        public Part {
            terms = List.copyOf(terms);
            members = List.copyOf(members);
        }
    }

    /** What to do next, by the most probable cause. */
    public Recommendation recommendation() {
        return recommendation(diagnosis.cause());
    }

    /** What to do next if this is the cause. */
    public Recommendation recommendation(Cause cause) {
        return Objects.requireNonNull(recommendations.get(cause));
    }

    public int size() {
        return members.size();
    }

    public List<String> memberIds() {
        return members.stream().map(Disagreement::itemId).toList();
    }

    /** The same cluster under an id that it had before. */
    public DisagreementCluster withId(String known) {
        return new DisagreementCluster(
                known,
                name,
                judge,
                criterion,
                direction,
                share,
                terms,
                rule,
                exemplars,
                borderline,
                members,
                lift,
                diagnosis,
                recommendations,
                ceilingGain,
                parts,
                stability);
    }
}
