package dev.assay.wiring;

import dev.assay.run.Run;
import dev.assay.run.store.Runs;
import dev.assay.workbench.Replay;
import dev.assay.workbench.store.Replays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A replay asks about copies of items under their own ids, and blindness has to follow the verdicts back to these. */
@ApplicationScoped
class ReplayedItems {

    private final Replays replays;
    private final Runs runs;

    ReplayedItems(Replays replays, Runs runs) {
        this.replays = replays;
        this.runs = runs;
    }

    /** The evalset that the items of a run were taken from; empty where the run is no replay. */
    Optional<String> evalsetBehind(String workspace, String run) {
        return replays.ofReplayRun(workspace, run).map(Replay::evalset);
    }

    /** When a replay first judged each item of an evalset. */
    Map<String, Instant> firstJudged(String workspace, String evalset) {
        Map<String, Instant> first = new HashMap<>();
        List<String> sets = replays.ofEvalset(workspace, evalset).stream()
                .flatMap(replay -> runs.find(workspace, replay.replayRun()).stream())
                .map(Run::evalset)
                .distinct()
                .toList();
        for (String set : sets) {
            runs.firstJudged(workspace, set)
                    .forEach((item, at) -> first.merge(item, at, (a, b) -> a.isBefore(b) ? a : b));
        }
        return first;
    }
}
