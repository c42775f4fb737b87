package dev.assay.wiring;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.MemberVerdicts;
import dev.assay.judge.Order;
import dev.assay.judge.PanelJudge;
import dev.assay.judge.RecordedJudge.Replay;
import dev.assay.rubric.Criterion;
import dev.assay.run.Seat;
import dev.assay.run.SeatedJudge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Seats panels behind their members. */
@ApplicationScoped
class PanelBench implements Bench<JudgeSpec.Panel> {

    private static final Set<Replay> ONCE = Set.of(new Replay(0, Order.AS_GIVEN));

    @Override
    public Seat seat(Place place, JudgeSpec.Panel spec, List<Seat> seated) {
        List<Seat> members = seated.stream()
                .filter(seat -> spec.members().contains(seat.judge()))
                .toList();
        Map<String, Set<Replay>> replays = new TreeMap<>();
        for (Criterion criterion : place.rubric().criteria()) {
            long asked = members.stream()
                    .filter(member -> !member.replays(criterion.id()).isEmpty())
                    .count();
            if (2 * asked > spec.members().size()) {
                replays.put(criterion.id(), ONCE);
            }
        }
        if (replays.isEmpty()) {
            throw new Refusal(
                    ProblemKind.JUDGE_NOT_READY,
                    "no criterion of " + place.rubric().ref() + " is judged by more than half of the members of panel '"
                            + spec.id() + "'",
                    "Let the panel consist of judges that judge the same criteria.");
        }
        Map<String, String> identities = new TreeMap<>();
        members.forEach(member -> identities.put(
                member.judge(), member.identity(place.rubric().fingerprint()).value()));
        return Seat.of(spec, replays)
                .madeOf(CanonicalContent.of(identities).fingerprint("members"))
                .shown(members.stream()
                        .flatMap(member -> member.shownItems().stream())
                        .collect(Collectors.toSet()));
    }

    @Override
    public SeatedJudge judge(Place place, JudgeSpec.Panel spec, Seat seat, MemberVerdicts members) {
        PanelJudge panel = new PanelJudge(spec.members().size(), question -> members.on(question).stream()
                .filter(said -> spec.members().contains(said.judge()))
                .toList());
        return new SeatedJudge(seat, panel, 1, JudgeSpec.Grouping.EACH, Set.copyOf(spec.members()));
    }
}
