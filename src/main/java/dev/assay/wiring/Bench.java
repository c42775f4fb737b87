package dev.assay.wiring;

import dev.assay.judge.JudgeSpec;
import dev.assay.judge.MemberVerdicts;
import dev.assay.judge.Order;
import dev.assay.judge.RecordedJudge.Replay;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.run.Seat;
import dev.assay.run.SeatedJudge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Seats judges of one kind. A new kind of judge is its specification, its reader and one of these. */
interface Bench<S extends JudgeSpec> {

    /**
     * Everything that a judge's verdicts would depend on.
     *
     * @param seated the seats of the run so far, the members of a panel among them
     */
    Seat seat(Place place, S spec, List<Seat> seated);

    /** A judge made of what its seat says. */
    SeatedJudge judge(Place place, S spec, Seat seat, MemberVerdicts members);

    /** Refused where something that the run was opened with has changed, beside the judge's own file. */
    default void requireUnchanged(Place place, S spec, Seat seat) {}

    /** Where a judge is to judge. */
    record Place(String workspace, String evalset, Rubric rubric) {}

    /** Every sample of every criterion, in both orders where the judge swaps and the criterion is about pairs. */
    static Map<String, Set<Replay>> planned(Rubric rubric, JudgeSpec spec) {
        Map<String, Set<Replay>> replays = new TreeMap<>();
        rubric.criteria().forEach(criterion -> {
            boolean isPairwise =
                    criterion.scale().fold(categorical -> categorical.kind() == Scale.Kind.PAIRWISE, numeric -> false);
            Set<Replay> ofCriterion = new TreeSet<>();
            for (int sample = 0; sample < spec.samples(); sample++) {
                for (Order order : isPairwise ? spec.orders() : Set.of(Order.AS_GIVEN)) {
                    ofCriterion.add(new Replay(sample, order));
                }
            }
            replays.put(criterion.id(), ofCriterion);
        });
        return replays;
    }
}
