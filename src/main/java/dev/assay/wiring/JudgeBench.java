package dev.assay.wiring;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.MemberVerdicts;
import dev.assay.judge.Prompt;
import dev.assay.judge.Questionnaire;
import dev.assay.judge.files.JudgeReader;
import dev.assay.judge.store.Judges;
import dev.assay.rubric.Rubric;
import dev.assay.run.CostForecast;
import dev.assay.run.InProcessWorkQueue;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.SeatedJudge;
import dev.assay.run.Seating;
import dev.assay.wiring.Bench.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seats judges of every kind, each on the bench of its kind. */
@ApplicationScoped
class JudgeBench implements Seating {

    private static final int FORECAST_CHUNK = 500;

    private final Judges judges;
    private final EvalSets evalSets;
    private final ChatBench chat;
    private final RecordedBench recorded;
    private final EmbeddingBench embedding;
    private final PanelBench panel;

    JudgeBench(
            Judges judges,
            EvalSets evalSets,
            ChatBench chat,
            RecordedBench recorded,
            EmbeddingBench embedding,
            PanelBench panel) {
        this.judges = judges;
        this.evalSets = evalSets;
        this.chat = chat;
        this.recorded = recorded;
        this.embedding = embedding;
        this.panel = panel;
    }

    /** A judge's specification together with the bench of its kind. */
    private record Benched<S extends JudgeSpec>(Bench<S> bench, S spec) {

        Seat seat(Place place, List<Seat> seated) {
            return bench.seat(place, spec, seated);
        }

        SeatedJudge judge(Place place, Seat seat, MemberVerdicts members) {
            return bench.judge(place, spec, seat, members);
        }

        void requireUnchanged(Place place, Seat seat) {
            bench.requireUnchanged(place, spec, seat);
        }
    }

    private Benched<?> benched(JudgeSpec spec) {
        return spec.<Benched<?>>fold(
                asked -> new Benched<>(chat, asked),
                replayed -> new Benched<>(recorded, replayed),
                learnt -> new Benched<>(embedding, learnt),
                voting -> new Benched<>(panel, voting));
    }

    @Override
    public List<Seat> seats(String workspace, String evalset, Rubric rubric, List<String> named) {
        Place place = new Place(workspace, evalset, rubric);
        List<Seat> seated = new ArrayList<>();
        for (String judge : named) {
            JudgeSpec spec = spec(workspace, judge);
            membersOf(spec).forEach(member -> {
                JudgeSpec ofMember = spec(workspace, member);
                requireNoPanel(spec, ofMember);
                seat(place, ofMember, seated);
            });
            seat(place, spec, seated);
        }
        return List.copyOf(seated);
    }

    private void seat(Place place, JudgeSpec spec, List<Seat> seated) {
        if (seated.stream().noneMatch(seat -> seat.judge().equals(spec.id()))) {
            seated.add(benched(spec).seat(place, List.copyOf(seated)));
        }
    }

    private static List<String> membersOf(JudgeSpec spec) {
        return spec instanceof JudgeSpec.Panel panel ? panel.members() : List.of();
    }

    private static void requireNoPanel(JudgeSpec panel, JudgeSpec member) {
        if (member instanceof JudgeSpec.Panel) {
            throw new Refusal(
                    ProblemKind.JUDGE_NOT_READY,
                    "'" + member.id() + "', a member of panel '" + panel.id() + "', is a panel itself",
                    "Name its members instead: a vote of votes counts nobody alike.");
        }
    }

    private JudgeSpec spec(String workspace, String judge) {
        return judges.find(workspace, judge)
                .orElseThrow(() -> Refusal.notFound("judge", judge))
                .spec();
    }

    static JudgeSpec spec(Seat seat) {
        return JudgeReader.read(
                new FileText("judge " + seat.judge(), seat.spec().json()));
    }

    @Override
    public void requireUnchanged(String workspace, Rubric rubric, Run run) {
        Place place = new Place(workspace, run.evalset(), rubric);
        for (Seat seat : run.judges()) {
            JudgeSpec now = spec(workspace, seat.judge());
            requireEqual("judge '" + seat.judge() + "'", now.fingerprint(), seat.specFingerprint());
            benched(now).requireUnchanged(place, seat);
        }
    }

    static void requireEqual(String what, Fingerprint now, Fingerprint opened) {
        if (!now.equals(opened)) {
            throw new Refusal(
                    ProblemKind.FINGERPRINT_CHANGED,
                    what + " is now " + now.brief() + ", the run was opened with " + opened.brief(),
                    "Put back what the run was opened with, or open a new run.");
        }
    }

    @Override
    public SeatedJudge judge(String workspace, String evalset, Rubric rubric, Seat seat, MemberVerdicts members) {
        JudgeSpec seated = spec(seat);
        JudgeSpec spec = seated instanceof JudgeSpec.Chat asked ? asked.within(limitsNow(workspace, asked)) : seated;
        return benched(spec).judge(new Place(workspace, evalset, rubric), seat, members);
    }

    /** Limits say nothing about verdicts: those of today hold, so that a run can be slowed down or sped up. */
    private JudgeSpec.Limits limitsNow(String workspace, JudgeSpec.Chat seated) {
        return judges.find(workspace, seated.id())
                .map(Judges.Kept::spec)
                .filter(JudgeSpec.Chat.class::isInstance)
                .map(spec -> ((JudgeSpec.Chat) spec).limits())
                .orElse(seated.limits());
    }

    @Override
    public Optional<Prompt> prompt(String workspace, String evalset, Seat seat, Questionnaire asked) {
        return seat.isPaid()
                ? Optional.of(chat.prompt(new Place(workspace, evalset, asked.rubric()), seat, asked))
                : Optional.empty();
    }

    @Override
    public CostForecast forecast(String workspace, Run run, Rubric rubric) {
        return chat.forecast(
                new Place(workspace, run.evalset(), rubric),
                run,
                new InProcessWorkQueue(
                        (after, most) -> evalSets.itemsAfter(workspace, run.evalset(), after, most),
                        run.itemLimit().orElse(Integer.MAX_VALUE),
                        FORECAST_CHUNK));
    }

    @Override
    public CostForecast forecast(String workspace, Run run, Rubric rubric, List<Item> items) {
        return chat.forecast(
                new Place(workspace, run.evalset(), rubric),
                run,
                new InProcessWorkQueue(
                        (after, most) -> items.stream()
                                .filter(item -> item.id().compareTo(after) > 0)
                                .limit(most)
                                .toList(),
                        items.size(),
                        FORECAST_CHUNK));
    }
}
