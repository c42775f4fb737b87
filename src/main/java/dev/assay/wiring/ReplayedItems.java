package dev.assay.wiring;

import dev.assay.workbench.Replay;
import dev.assay.workbench.store.Replays;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * A replay asks about copies of items under their own ids, and whoever is served its verdicts has seen verdicts on the items. When
 * an item was first judged does not change by it: a replay asks only about items that its run has judged before.
 */
@ApplicationScoped
class ReplayedItems {

    private final Replays replays;

    ReplayedItems(Replays replays) {
        this.replays = replays;
    }

    /** The evalset that the items of a run were taken from; empty where the run is no replay. */
    Optional<String> evalsetBehind(String workspace, String run) {
        return replays.ofReplayRun(workspace, run).map(Replay::evalset);
    }
}
