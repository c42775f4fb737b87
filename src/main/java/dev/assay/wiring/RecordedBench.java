package dev.assay.wiring;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.MemberVerdicts;
import dev.assay.judge.RecordedJudge;
import dev.assay.judge.RecordedJudge.Replay;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.judge.store.RecordedVerdicts;
import dev.assay.run.Seat;
import dev.assay.run.SeatedJudge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Seats judges that replay what was recorded. */
@ApplicationScoped
class RecordedBench implements Bench<JudgeSpec.Recorded> {

    private final RecordedVerdicts recorded;

    RecordedBench(RecordedVerdicts recorded) {
        this.recorded = recorded;
    }

    @Override
    public Seat seat(Place place, JudgeSpec.Recorded spec, List<Seat> seated) {
        Set<Slot> slots = recorded.ofJudge(place.workspace(), place.evalset(), spec.judgeInFile())
                .keySet();
        Map<String, Set<Replay>> replays = new TreeMap<>(RecordedJudge.replays(slots));
        replays.keySet()
                .removeIf(criterion -> place.rubric().criterion(criterion).isEmpty());
        if (replays.isEmpty()) {
            throw new Refusal(
                    ProblemKind.JUDGE_NOT_READY,
                    "evalset '" + place.evalset() + "' has no recorded verdict of '" + spec.judgeInFile()
                            + "' on a criterion of " + place.rubric().ref(),
                    "POST /v1/evalsets/" + place.evalset() + "/verdicts, or name one of "
                            + recorded.judges(place.workspace(), place.evalset()) + " under judge.");
        }
        return Seat.of(spec, replays);
    }

    @Override
    public SeatedJudge judge(Place place, JudgeSpec.Recorded spec, Seat seat, MemberVerdicts members) {
        Map<Slot, Verdict> verdicts = recorded.ofJudge(place.workspace(), place.evalset(), spec.judgeInFile());
        return SeatedJudge.inProcess(
                seat,
                new RecordedJudge(slot -> Optional.ofNullable(verdicts.get(
                        new Slot(slot.itemId(), slot.criterion(), spec.judgeInFile(), slot.sample(), slot.order())))));
    }
}
