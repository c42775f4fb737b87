package dev.assay.run;

import java.util.Collection;
import java.util.Map;

/** Knows which judgements were found in a cluster of disagreements, and finds none itself. */
@FunctionalInterface
public interface ClusterNames {

    /** What a judge said on a criterion of an item, all samples together. */
    record Place(String itemId, String criterion, String judge) {}

    /**
     * The ids of clusters by their members, as far as a look at them is free: none of held-out items, and none where nobody
     * has asked for the clusters of the run since its gold changed.
     *
     * @param items on which judgements are wanted
     */
    Map<Place, String> of(String workspace, Run run, Collection<String> items);
}
