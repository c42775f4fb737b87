package dev.assay.disagreement;

/**
 * A cluster and what people decided about it.
 *
 * @param revision of the decision, from 1
 * @param firstRun the run in which it was seen first
 */
public record DecidedCluster(DisagreementCluster cluster, ClusterDecision decision, int revision, String firstRun) {

    /** What people call it, else what it was computed to be about. */
    public String name() {
        return decision.name().orElseGet(cluster::name);
    }

    /** Who people found to be wrong, else who probably is. */
    public Cause cause() {
        return decision.cause().orElseGet(() -> cluster.diagnosis().cause());
    }

    /** What to do next, by the cause that holds. */
    public Recommendation recommendation() {
        return cluster.recommendation(cause());
    }

    /** Whether the cause is a person's word. */
    public boolean isDecided() {
        return decision.cause().isPresent();
    }
}
