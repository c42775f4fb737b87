package dev.assay.agreement.web;

import dev.assay.access.Caller;
import dev.assay.edge.Refusal;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.GoldPart;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.gold.store.HoldoutLooks;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Rubric;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens a part of gold for those who measure something else than agreement; opening a holdout is recorded before it is read. */
@ApplicationScoped
public class PartOpener {

    private final Measurements measurements;
    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final HoldoutLooks looks;

    PartOpener(Measurements measurements, EvalSets evalSets, GoldSets goldSets, HoldoutLooks looks) {
        this.measurements = measurements;
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.looks = looks;
    }

    /**
     * A part of gold and what judges said on it.
     *
     * @param rubric of the run
     * @param judgements combined, by judge in the order of the run; none on items that the judge was shown as examples
     * @param looks how often the holdout has been looked at
     */
    public record Opened(Rubric rubric, GoldPart part, Map<String, List<CombinedJudgement>> judgements, int looks) {}

    /**
     * The part of a run's gold.
     *
     * @param split {@code calibration}, {@code holdout} (a look of each judge, counted) or {@code all}
     * @param judge only this one
     */
    public Opened open(Caller caller, Run run, String split, Optional<String> judge) {
        judge.filter(id -> run.seat(id).isEmpty()).ifPresent(id -> {
            throw Refusal.notFound("judge in this run", id);
        });
        GoldSet.Header header = measurements.requireGold(caller, run);
        Rubric rubric = measurements.rubricOf(caller, run);
        Measurements.requireComparable(header, rubric);
        GoldPart part = part(caller, run, header, split, judge);
        Map<String, List<CombinedJudgement>> judgements = measurements.judgementsOf(
                caller,
                run,
                judge,
                part.items().stream().map(gold -> gold.item().id()).collect(Collectors.toSet()));
        return new Opened(rubric, part, judgements, looks.count(caller.workspace(), header.id()));
    }

    /** The part of any gold set, opened on behalf of a run's judges, or of one of them. */
    public GoldPart part(Caller caller, Run run, GoldSet.Header header, String split, Optional<String> judge) {
        GoldSet gold = goldSets.find(caller.workspace(), header.id()).orElseThrow();
        List<Item> items = evalSets.items(caller.workspace(), header.evalset(), gold.itemIds());
        return switch (split) {
            case "calibration" -> gold.calibration(items);
            case "holdout" -> gold.holdout(items, measurements.look(caller, run, header, judges(run, judge)));
            case "all" -> gold.whole(items);
            default -> throw Measurements.unknownSplit(split);
        };
    }

    private static List<String> judges(Run run, Optional<String> judge) {
        return judge.map(List::of)
                .orElseGet(() -> run.judges().stream().map(Seat::judge).toList());
    }
}
