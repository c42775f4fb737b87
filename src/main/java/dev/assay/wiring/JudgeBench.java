package dev.assay.wiring;

import dev.assay.calibration.ClassifierFitter;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.judge.EmbeddingJudge;
import dev.assay.judge.FittedParts;
import dev.assay.judge.Judge;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Order;
import dev.assay.judge.Prompt;
import dev.assay.judge.Question;
import dev.assay.judge.RecordedJudge;
import dev.assay.judge.RecordedJudge.Replay;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.judge.files.JudgeReader;
import dev.assay.judge.store.Judges;
import dev.assay.judge.store.RecordedVerdicts;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.run.CostForecast;
import dev.assay.run.InProcessWorkQueue;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.SeatedJudge;
import dev.assay.run.Seating;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Seats judges of every kind: offline ones are made here, chat judges by {@link ChatBench}. */
@ApplicationScoped
class JudgeBench implements Seating {

    private static final int FORECAST_CHUNK = 500;

    private final Judges judges;
    private final RecordedVerdicts recorded;
    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final ClassifierFitter fitter;
    private final ChatBench chat;
    private final Map<Fingerprint, FittedParts> fitted = new ConcurrentHashMap<>();

    JudgeBench(
            Judges judges,
            RecordedVerdicts recorded,
            EvalSets evalSets,
            GoldSets goldSets,
            ClassifierFitter fitter,
            ChatBench chat) {
        this.judges = judges;
        this.recorded = recorded;
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.fitter = fitter;
        this.chat = chat;
    }

    @Override
    public Seat seat(String workspace, String evalset, Rubric rubric, String judge) {
        JudgeSpec spec = judges.find(workspace, judge)
                .orElseThrow(() -> Refusal.notFound("judge", judge))
                .spec();
        return spec.fold(
                asked -> chat.seat(workspace, rubric, asked, planned(rubric, spec)),
                replayed -> recordedSeat(workspace, evalset, rubric, replayed),
                learnt -> embeddingSeat(workspace, evalset, rubric, learnt));
    }

    private Seat recordedSeat(String workspace, String evalset, Rubric rubric, JudgeSpec.Recorded spec) {
        Set<Slot> slots =
                recorded.ofJudge(workspace, evalset, spec.judgeInFile()).keySet();
        Map<String, Set<Replay>> replays = new TreeMap<>(RecordedJudge.replays(slots));
        replays.keySet().removeIf(criterion -> rubric.criterion(criterion).isEmpty());
        if (replays.isEmpty()) {
            throw new Refusal(
                    ProblemKind.JUDGE_NOT_READY,
                    "evalset '" + evalset + "' has no recorded verdict of '" + spec.judgeInFile()
                            + "' on a criterion of " + rubric.ref(),
                    "POST /v1/evalsets/" + evalset + "/verdicts, or name one of " + recorded.judges(workspace, evalset)
                            + " under judge.");
        }
        return seat(spec, Optional.empty(), Optional.empty(), replays);
    }

    private Seat embeddingSeat(String workspace, String evalset, Rubric rubric, JudgeSpec.Embedding spec) {
        GoldSet.Header gold = goldSets.latest(workspace, evalset, rubric.id())
                .orElseThrow(() -> new Refusal(
                        ProblemKind.JUDGE_NOT_READY,
                        "judge '" + spec.id() + "' learns from gold, and evalset '" + evalset + "' has none for "
                                + rubric.id(),
                        "POST labels, then POST /v1/evalsets/" + evalset + "/gold."));
        Fingerprint parts = CanonicalContent.of(Map.of(
                        "gold", gold.fingerprint().value(),
                        "judge", spec.fingerprint().value(),
                        "rubric", rubric.fingerprint().value()))
                .fingerprint("parts");
        return seat(spec, Optional.of(gold.id()), Optional.of(parts), planned(rubric, spec));
    }

    private static Seat seat(
            JudgeSpec spec, Optional<String> gold, Optional<Fingerprint> parts, Map<String, Set<Replay>> replays) {
        return new Seat(
                spec.id(),
                spec.fingerprint(),
                spec.content(),
                Optional.empty(),
                Optional.empty(),
                gold,
                parts,
                replays,
                Optional.empty());
    }

    /** Every sample of every criterion, in both orders where the judge swaps and the criterion is about pairs. */
    private static Map<String, Set<Replay>> planned(Rubric rubric, JudgeSpec spec) {
        Map<String, Set<Replay>> replays = new TreeMap<>();
        for (Criterion criterion : rubric.criteria()) {
            boolean isPairwise =
                    criterion.scale().fold(categorical -> categorical.kind() == Scale.Kind.PAIRWISE, numeric -> false);
            Set<Order> orders = isPairwise ? spec.orders() : Set.of(Order.AS_GIVEN);
            Set<Replay> ofCriterion = new TreeSet<>();
            for (int sample = 0; sample < spec.samples(); sample++) {
                for (Order order : orders) {
                    ofCriterion.add(new Replay(sample, order));
                }
            }
            replays.put(criterion.id(), ofCriterion);
        }
        return replays;
    }

    @Override
    public void requireUnchanged(String workspace, Rubric rubric, Run run) {
        for (Seat seat : run.judges()) {
            Fingerprint now = judges.find(workspace, seat.judge())
                    .map(kept -> kept.spec().fingerprint())
                    .orElseThrow(() -> Refusal.notFound("judge", seat.judge()));
            requireEqual("judge '" + seat.judge() + "'", now, seat.specFingerprint());
            if (seat.isPaid()) {
                chat.requireUnchanged(workspace, seat, rubric);
            }
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
    public SeatedJudge judge(String workspace, String evalset, Rubric rubric, Seat seat) {
        JudgeSpec spec = JudgeReader.read(
                new FileText("judge " + seat.judge(), seat.spec().json()));
        return spec.fold(
                asked -> chat.judge(rubric, seat, asked.within(limitsNow(workspace, asked))),
                replayed -> new SeatedJudge(seat, replay(workspace, evalset, replayed), 1),
                learnt ->
                        new SeatedJudge(seat, new EmbeddingJudge(parts(workspace, evalset, rubric, seat, learnt)), 1));
    }

    /** Limits say nothing about verdicts: those of today hold, so that a run can be slowed down or sped up. */
    private JudgeSpec.Limits limitsNow(String workspace, JudgeSpec.Chat seated) {
        return judges.find(workspace, seated.id())
                .map(Judges.Kept::spec)
                .filter(JudgeSpec.Chat.class::isInstance)
                .map(spec -> ((JudgeSpec.Chat) spec).limits())
                .orElse(seated.limits());
    }

    private Judge replay(String workspace, String evalset, JudgeSpec.Recorded spec) {
        Map<Slot, Verdict> verdicts = recorded.ofJudge(workspace, evalset, spec.judgeInFile());
        return new RecordedJudge(slot -> Optional.ofNullable(verdicts.get(
                new Slot(slot.itemId(), slot.criterion(), spec.judgeInFile(), slot.sample(), slot.order()))));
    }

    private FittedParts parts(String workspace, String evalset, Rubric rubric, Seat seat, JudgeSpec.Embedding spec) {
        return fitted.computeIfAbsent(seat.parts().orElseThrow(), unused -> {
            GoldSet gold =
                    goldSets.find(workspace, seat.goldSet().orElseThrow()).orElseThrow();
            return fitter.fit(
                    gold.calibration(evalSets.items(workspace, evalset)), rubric, spec.features(), spec.seed());
        });
    }

    @Override
    public Optional<Prompt> prompt(Seat seat, Question question) {
        return seat.isPaid() ? Optional.of(chat.prompt(seat, question)) : Optional.empty();
    }

    @Override
    public CostForecast forecast(String workspace, Run run, Rubric rubric) {
        return chat.forecast(
                run,
                rubric,
                new InProcessWorkQueue(
                        (after, most) -> evalSets.itemsAfter(workspace, run.evalset(), after, most),
                        run.itemLimit().orElse(Integer.MAX_VALUE),
                        FORECAST_CHUNK));
    }
}
