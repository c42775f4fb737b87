package dev.assay.probe.web;

import dev.assay.access.Caller;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.store.Judges;
import dev.assay.probe.ItemChoice;
import dev.assay.probe.Probe;
import dev.assay.probe.ProbePlan;
import dev.assay.probe.ProbeShelf;
import dev.assay.rubric.Rubric;
import dev.assay.run.Seat;
import dev.assay.run.Seating;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Decides which items a judge is probed on, with which probes; refused where that would find nothing out. */
@ApplicationScoped
class ProbePlanning {

    private final Judges judges;
    private final Seating seating;
    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final ProbeShelf shelf;

    ProbePlanning(Judges judges, Seating seating, EvalSets evalSets, GoldSets goldSets, ProbeShelf shelf) {
        this.judges = judges;
        this.seating = seating;
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.shelf = shelf;
    }

    /**
     * What to probe with.
     *
     * @param items the chosen items and their variants
     * @param chosen how many items were chosen
     */
    record Planned(List<Item> items, int chosen) {}

    /** Refused for a judge that nobody asks in words, and for a panel with one: nothing that an item says could reach it. */
    Seat seat(Caller caller, EvalSet evalSet, Rubric rubric, String judge) {
        JudgeSpec spec = spec(caller, judge);
        List<String> asked = spec instanceof JudgeSpec.Panel panel ? panel.members() : List.of(judge);
        for (String each : asked) {
            JudgeSpec member = spec(caller, each);
            if (!(member instanceof JudgeSpec.Chat)) {
                throw new Refusal(
                        ProblemKind.JUDGE_NOT_READY,
                        "judge '" + each + "' is of kind " + member.kind()
                                + ", and only judges that are asked in words can be probed",
                        "Probe a chat judge or a panel of such: a recorded one cannot hear, and an embedding judge"
                                + " learns from gold that probes do not have.");
            }
        }
        asked.forEach(each -> requireWithoutExamples(caller, each));
        List<Seat> seats = seating.seats(caller.workspace(), evalSet.id(), rubric, List.of(judge));
        return seats.get(seats.size() - 1);
    }

    /** Probes are a set of their own, and a set without gold has no examples to show. */
    private void requireWithoutExamples(Caller caller, String judge) {
        if (spec(caller, judge) instanceof JudgeSpec.Chat chat
                && chat.asking().examples().isPresent()) {
            throw new Refusal(
                    ProblemKind.JUDGE_NOT_READY,
                    "judge '" + judge + "' is shown examples from gold, and probes have no gold to draw them from",
                    "Probe the same judge without fewShot, under another id.");
        }
    }

    /** The judge as it is now; refused where there is none. */
    JudgeSpec spec(Caller caller, String judge) {
        return judges.find(caller.workspace(), judge)
                .map(Judges.Kept::spec)
                .orElseThrow(() -> Refusal.notFound("judge", judge));
    }

    /** The probes of these families, all of them where none is named. */
    List<Probe> probes(Optional<List<String>> families) {
        List<Probe> all = shelf.all();
        List<String> named = families.orElse(List.of());
        List<String> unknown = named.stream()
                .filter(Predicate.not(all.stream().map(Probe::id).toList()::contains))
                .toList();
        if (!unknown.isEmpty() || all.isEmpty()) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    all.isEmpty()
                            ? "this installation has no probes"
                            : "no family of probes is called " + String.join(", ", unknown),
                    all.isEmpty()
                            ? "Put files into the folder probes of the content folder."
                            : "There are: "
                                    + String.join(
                                            ", ", all.stream().map(Probe::id).toList()) + ".");
        }
        return named.isEmpty()
                ? all
                : all.stream().filter(probe -> named.contains(probe.id())).toList();
    }

    Planned plan(Caller caller, EvalSet evalSet, Rubric rubric, List<Probe> probes, int items, long seed) {
        if (new TreeSet<>(rubric.inputs()).removeAll(List.of("output", "outputs"))) {
            List<Item> chosen = chosen(caller, evalSet, rubric, items, seed);
            List<Item> planned = ProbePlan.of(probes, rubric, chosen);
            if (planned.size() > chosen.size()) {
                return new Planned(planned, chosen.size());
            }
        }
        throw new Refusal(
                ProblemKind.NOTHING_TO_JUDGE,
                "no item of evalset '" + evalSet.id() + "' can be probed under " + rubric.ref(),
                "Probes go into output or outputs, which the rubric has to show, of items that are not held out.");
    }

    private List<Item> chosen(Caller caller, EvalSet evalSet, Rubric rubric, int items, long seed) {
        Optional<GoldSet> gold = goldSets.latest(caller.workspace(), evalSet.id(), rubric.id())
                .flatMap(header -> goldSets.find(caller.workspace(), header.id()));
        ItemChoice choice = new ItemChoice(gold, items, seed);
        evalSets.itemPages(caller.workspace(), evalSet.id()).rows().forEach(choice::offer);
        return choice.chosen(rubric);
    }
}
