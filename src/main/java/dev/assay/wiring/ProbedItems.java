package dev.assay.wiring;

import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.probe.ProbeMark;
import dev.assay.probe.ProbeRun;
import dev.assay.probe.store.ProbeRuns;
import dev.assay.run.Run;
import dev.assay.run.store.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A verdict on an item of a probe set tells about the item that it was made of, so that blindness has to follow it there. */
@ApplicationScoped
class ProbedItems {

    private final ProbeRuns probeRuns;
    private final Runs runs;
    private final EvalSets evalSets;

    ProbedItems(ProbeRuns probeRuns, Runs runs, EvalSets evalSets) {
        this.probeRuns = probeRuns;
        this.runs = runs;
        this.evalSets = evalSets;
    }

    /** Items of an evalset that stand behind those of a probe run. */
    record Behind(String evalset, Set<String> items) {}

    /** What stands behind some items of a run; empty where the run is no probe. */
    Optional<Behind> behind(String workspace, String run, Collection<String> items) {
        return probeRuns.find(workspace, run).map(probed -> {
            String set = runs.require(workspace, run).evalset();
            return new Behind(
                    probed.evalset(),
                    evalSets.items(workspace, set, Set.copyOf(items)).stream()
                            .flatMap(item -> ProbeMark.of(item).stream())
                            .map(ProbeMark::baseItem)
                            .collect(Collectors.toCollection(TreeSet::new)));
        });
    }

    /** When a probe first judged each item of an evalset, or a variant of it. */
    Map<String, Instant> firstJudged(String workspace, String evalset) {
        Map<String, Instant> first = new HashMap<>();
        List<String> sets = probeRuns.ofEvalset(workspace, evalset).stream()
                .map(ProbeRun::run)
                .flatMap(run -> runs.find(workspace, run).stream())
                .map(Run::evalset)
                .distinct()
                .toList();
        for (String set : sets) {
            Map<String, Instant> judged = runs.firstJudged(workspace, set);
            for (Item item : evalSets.items(workspace, set, judged.keySet())) {
                Instant at = Optional.ofNullable(judged.get(item.id())).orElseThrow();
                ProbeMark.of(item).ifPresent(mark -> first.merge(mark.baseItem(), at, (a, b) -> a.isBefore(b) ? a : b));
            }
        }
        return first;
    }
}
