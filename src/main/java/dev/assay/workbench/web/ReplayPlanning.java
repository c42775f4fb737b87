package dev.assay.workbench.web;

import dev.assay.access.Caller;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.judge.JudgeSpec;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricDiff;
import dev.assay.rubric.store.RubricNames;
import dev.assay.rubric.store.Rubrics;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.Seating;
import dev.assay.run.store.Judgements;
import dev.assay.workbench.ReadByJudge;
import dev.assay.workbench.ReplayChoice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what a replay asks whom; refused where its answer would not be about the draft. */
@ApplicationScoped
class ReplayPlanning {

    private final RubricNames rubrics;
    private final Rubrics versions;
    private final Seating seating;
    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final Judgements judgements;

    ReplayPlanning(
            RubricNames rubrics,
            Rubrics versions,
            Seating seating,
            EvalSets evalSets,
            GoldSets goldSets,
            Judgements judgements) {
        this.rubrics = rubrics;
        this.versions = versions;
        this.seating = seating;
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.judgements = judgements;
    }

    /**
     * What a replay is opened with.
     *
     * @param seats as for the evalset of the run before, the members of a panel among them
     */
    record Planned(Rubric from, GoldSet.Header gold, List<Seat> seats, ReplayChoice choice) {}

    Planned plan(Caller caller, Run run, String judge, Rubric draft, OptionalInt limit) {
        requireOver(run);
        Seat seat = run.seat(judge).orElseThrow(() -> Refusal.notFound("judge in run " + run.id(), judge));
        requireListening(run, seat);
        Rubric from = rubrics.require(caller.workspace(), run.rubric(), run.rubricContent());
        requireTried(RubricDiff.between(from, draft), from, draft);
        requireFreeVersion(caller, draft);
        GoldSet.Header gold = gold(caller, run, from);
        List<Seat> seats = seating.seats(caller.workspace(), run.evalset(), draft, List.of(judge));
        seats.forEach(now -> requireSameJudge(run, now, from, draft));
        ReplayChoice choice = choice(caller, run, judge, from, draft, gold, seats, limit);
        if (choice.items().isEmpty()) {
            throw new Refusal(
                    ProblemKind.NOTHING_TO_JUDGE,
                    "no calibration item of evalset '" + run.evalset() + "' is left to replay: "
                            + choice.leftOut().quoted() + " are quoted by examples, "
                            + choice.leftOut().shown() + " shown to the judge, "
                            + choice.leftOut().notJudged() + " without a verdict of run " + run.id(),
                    "Audit more items, or quote fewer in the rubric.");
        }
        return new Planned(from, gold, seats, choice);
    }

    private static void requireOver(Run run) {
        if (!run.state().isOver()) {
            throw new Refusal(
                    ProblemKind.RUN_STATE,
                    "run " + run.id() + " is " + run.state().word() + ", and a replay is held against a whole run",
                    "Wait for its end, or cancel it.");
        }
    }

    private static void requireListening(Run run, Seat seat) {
        ListeningJudges.whyDeaf(run, seat).ifPresent(why -> {
            throw new Refusal(ProblemKind.JUDGE_NOT_READY, why, "Replay a judge that is asked in words.");
        });
    }

    private static void requireTried(RubricDiff diff, Rubric from, Rubric draft) {
        if (!diff.labelsAreComparable()) {
            throw new Refusal(
                    ProblemKind.RUBRIC_MAJOR_MISMATCH,
                    "from " + from.ref() + " to " + draft.ref()
                            + " is a major step: gold was labelled under other labels than the judge would give",
                    "Store it as a new major version, have people label under it, and resolve gold.",
                    diff.changes().stream()
                            .filter(change -> change.step() == RubricDiff.Step.MAJOR)
                            .map(change -> change.where() + ": " + change.what())
                            .toList());
        }
        if (ReadByJudge.of(from).equals(ReadByJudge.of(draft))) {
            throw new Refusal(
                    ProblemKind.NOTHING_TO_JUDGE,
                    "a judge reads the same in the draft as in " + from.ref() + ", under which the run was judged",
                    "Change what a judge reads: a question, an anchor, an example. Weights and decisions need no replay.");
        }
    }

    /** Refused before anything is paid: what is tried under a taken number could not be frozen. */
    private void requireFreeVersion(Caller caller, Rubric draft) {
        versions.find(caller.workspace(), draft.ref())
                .filter(stored -> !stored.fingerprint().equals(draft.fingerprint()))
                .ifPresent(taken -> {
                    throw new Refusal(
                            ProblemKind.RUBRIC_EXISTS,
                            "rubric " + draft.ref() + " exists with other content",
                            "Raise the draft's version: patch for wording, minor for examples and clarification.");
                });
    }

    private GoldSet.Header gold(Caller caller, Run run, Rubric from) {
        GoldSet.Header gold = goldSets.latest(caller.workspace(), run.evalset(), from.id())
                .orElseThrow(() -> new Refusal(
                        ProblemKind.NO_GOLD,
                        "evalset '" + run.evalset() + "' has no gold for rubric '" + from.id() + "'",
                        "POST labels, then POST /v1/evalsets/" + run.evalset() + "/gold."));
        if (gold.rubric().version().major() != from.version().major()) {
            throw new Refusal(
                    ProblemKind.RUBRIC_MAJOR_MISMATCH,
                    "the run was judged under " + from.ref() + ", the gold was resolved under " + gold.rubric(),
                    "Run again under the gold's rubric, or resolve gold under the run's.");
        }
        return gold;
    }

    /** What differs between before and after has to be the rubric alone. */
    private static void requireSameJudge(Run run, Seat now, Rubric from, Rubric draft) {
        Seat then = run.seat(now.judge()).orElseThrow(() -> changed(now, "it was not asked in"));
        if (!then.specFingerprint().equals(now.specFingerprint())) {
            throw changed(now, "its file has changed since");
        }
        if (from.prompt().equals(draft.prompt()) && !then.promptFingerprint().equals(now.promptFingerprint())) {
            throw changed(now, "its prompt has changed since");
        }
        if (ListeningJudges.spec(now) instanceof JudgeSpec.Chat
                && from.inputs().equals(draft.inputs())
                && !then.parts().equals(now.parts())) {
            throw changed(now, "it is shown other examples from gold than in");
        }
    }

    private static Refusal changed(Seat seat, String what) {
        return new Refusal(
                ProblemKind.FINGERPRINT_CHANGED,
                "judge '" + seat.judge() + "' is not the one of the run: " + what + " that run",
                "Open a run with the judge as it is now, and replay on that.");
    }

    private ReplayChoice choice(
            Caller caller,
            Run run,
            String judge,
            Rubric from,
            Rubric draft,
            GoldSet.Header header,
            List<Seat> seats,
            OptionalInt limit) {
        GoldSet gold = goldSets.find(caller.workspace(), header.id()).orElseThrow();
        CalibrationSet calibration =
                gold.calibration(evalSets.items(caller.workspace(), run.evalset(), gold.itemIds()));
        Set<String> ids =
                calibration.items().stream().map(GoldItem::item).map(Item::id).collect(Collectors.toSet());
        Judgements.Filter ofJudge = new Judgements.Filter(Optional.empty(), Optional.of(judge), Optional.empty());
        Set<String> judged = judgements.of(caller.workspace(), run.id(), ofJudge, ids).stream()
                .map(kept -> kept.judgement().slot().itemId())
                .collect(Collectors.toSet());
        Set<String> shown = Stream.concat(
                        seats.stream(), seats.stream().flatMap(seat -> run.seat(seat.judge()).stream()))
                .flatMap(seat -> seat.shownItems().stream())
                .collect(Collectors.toSet());
        return ReplayChoice.of(calibration, new ReplayChoice.Terms(from, draft, shown, judged), limit, run.seed());
    }
}
