package dev.assay.agreement.web;

import dev.assay.access.Caller;
import dev.assay.agreement.Agreement;
import dev.assay.agreement.AgreementAnalysis;
import dev.assay.agreement.MeasuredJudge;
import dev.assay.agreement.Unscored;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.fingerprint.TextListFingerprint;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSet;
import dev.assay.gold.HoldoutLook;
import dev.assay.gold.HoldoutSet;
import dev.assay.gold.store.AuditLabels;
import dev.assay.gold.store.GoldSets;
import dev.assay.gold.store.HoldoutLooks;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Judgement;
import dev.assay.judge.files.JudgeReader;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Judgements;
import dev.assay.stats.BootstrapPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what agreement is computed from; opening a holdout is recorded before it is read. */
@ApplicationScoped
public class Measurements {

    /** The slices of contract section 2.1. */
    public static final List<String> USUAL_SLICES =
            List.of("annotator", "vendor", "workflow", "language", "conventionVersion");

    /** Every interval takes thousands of resamples, and people look at the same report again and again. */
    private static final int REMEMBERED = 16;

    private final EvalSets evalSets;
    private final RubricNames rubrics;
    private final Judgements judgements;
    private final AuditLabels labels;
    private final GoldSets goldSets;
    private final HoldoutLooks looks;
    private final Remembered<Ingredients, Agreement> measured = new Remembered<>(REMEMBERED);

    Measurements(
            EvalSets evalSets,
            RubricNames rubrics,
            Judgements judgements,
            AuditLabels labels,
            GoldSets goldSets,
            HoldoutLooks looks) {
        this.evalSets = evalSets;
        this.rubrics = rubrics;
        this.judgements = judgements;
        this.labels = labels;
        this.goldSets = goldSets;
        this.looks = looks;
    }

    /**
     * What to measure.
     *
     * @param split {@code calibration}, {@code holdout} or {@code all}
     * @param judge only this one
     * @param epsilon margin of the alternative annotator test, the gold set's own where absent
     */
    public record Wanted(
            String split,
            Unscored unscored,
            List<String> by,
            Optional<String> judge,
            Optional<String> criterion,
            OptionalDouble epsilon,
            BootstrapPlan plan) {}

    /**
     * Agreement and what it was computed from.
     *
     * @param items the gold items of the part
     * @param judgements on items with gold, combined, by judge in the order of the run
     * @param looks how often the holdout has been looked at
     */
    public record Measured(
            Agreement agreement,
            GoldSet.Header gold,
            List<GoldItem> items,
            Map<String, List<CombinedJudgement>> judgements,
            int looks) {}

    public Rubric rubricOf(Caller caller, Run run) {
        return rubrics.require(caller.workspace(), run.rubric(), run.rubricContent());
    }

    /** The newest gold set that a run can be compared with. */
    public Optional<GoldSet.Header> goldOf(Caller caller, Run run) {
        return goldSets.latest(caller.workspace(), run.evalset(), run.rubric().id());
    }

    /** Combined judgements of a run on some items, by judge in the order of the run. */
    public Map<String, List<CombinedJudgement>> judgementsOf(
            Caller caller, Run run, Optional<String> judge, Set<String> items) {
        Map<String, Scale> scales =
                rubricOf(caller, run).criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::scale));
        Map<String, List<CombinedJudgement>> byJudge = new LinkedHashMap<>();
        for (Seat seat : run.judges()) {
            if (judge.map(seat.judge()::equals).orElse(true)) {
                List<Judgement> samples = judgements
                        .of(
                                caller.workspace(),
                                run.id(),
                                new Judgements.Filter(Optional.empty(), Optional.of(seat.judge()), Optional.empty()),
                                items)
                        .stream()
                        .map(Judgements.Kept::judgement)
                        .filter(said -> !seat.shownItems().contains(said.slot().itemId()))
                        .toList();
                byJudge.put(seat.judge(), CombinedJudgement.combine(scales, samples));
            }
        }
        return byJudge;
    }

    private static MeasuredJudge measuredJudge(Seat seat, List<CombinedJudgement> judgements) {
        JudgeSpec spec = JudgeReader.read(
                new FileText("judge " + seat.judge(), seat.spec().json()));
        return new MeasuredJudge(
                seat.judge(),
                judgements,
                seat.shownItems(),
                spec instanceof JudgeSpec.Panel panel ? panel.members() : List.of(),
                spec.family());
    }

    /** The newest gold set that a run can be compared with; refused where there is none. */
    GoldSet.Header requireGold(Caller caller, Run run) {
        return goldOf(caller, run)
                .orElseThrow(() -> new Refusal(
                        ProblemKind.NO_GOLD,
                        "evalset '" + run.evalset() + "' has no gold for rubric '"
                                + run.rubric().id() + "'",
                        "POST labels, then POST /v1/evalsets/" + run.evalset() + "/gold."));
    }

    /** Measures a run; refused where it has no gold. */
    public Measured measure(Caller caller, Run run, Wanted wanted) {
        GoldSet.Header header = requireGold(caller, run);
        Rubric rubric = rubricOf(caller, run);
        requireComparable(header, rubric);
        requireKnown(run, rubric, wanted);
        GoldSet gold = goldSets.find(caller.workspace(), header.id()).orElseThrow();
        Set<String> withGold = gold.itemIds();
        List<Item> items = evalSets.items(caller.workspace(), run.evalset(), withGold);
        List<AuditLabel> humans =
                labels.of(caller.workspace(), run.evalset(), label -> withGold.contains(label.itemId()));
        Map<String, List<CombinedJudgement>> byJudge = judgementsOf(caller, run, wanted.judge(), withGold);
        List<MeasuredJudge> judges = byJudge.entrySet().stream()
                .map(of -> measuredJudge(run.seat(of.getKey()).orElseThrow(), of.getValue()))
                .toList();
        AgreementAnalysis.Settings settings = new AgreementAnalysis.Settings(
                wanted.unscored(),
                wanted.by(),
                wanted.criterion(),
                wanted.epsilon().orElse(header.epsilon()),
                wanted.plan());
        AgreementAnalysis analysis = new AgreementAnalysis(rubric, settings);
        Ingredients ingredients = Ingredients.of(rubric, settings, header, wanted.split(), judges, humans);
        Agreement agreement;
        List<GoldItem> part;
        switch (wanted.split()) {
            case "calibration" -> {
                var calibration = gold.calibration(items);
                part = calibration.items();
                agreement = measured.of(ingredients, () -> analysis.of(calibration, judges, humans));
            }
            case "holdout" -> {
                HoldoutSet holdout = gold.holdout(
                        items,
                        look(caller, run, header, byJudge.keySet().stream().toList()));
                part = holdout.items();
                agreement = measured.of(ingredients, () -> analysis.of(holdout, judges, humans));
            }
            case "all" -> {
                var whole = gold.whole(items);
                part = whole.items();
                agreement = measured.of(ingredients, () -> analysis.of(whole, judges, humans));
            }
            default -> throw unknownSplit(wanted.split());
        }
        return new Measured(agreement, header, part, byJudge, looks.count(caller.workspace(), header.id()));
    }

    /**
     * All that an agreement is computed from: what is equal in these is equal in every figure. A gold set and its evalset
     * never change; what was said may grow, and of it a hash is remembered instead of all the texts.
     */
    private record Ingredients(
            Fingerprint rubric,
            AgreementAnalysis.Settings settings,
            GoldSet.Header gold,
            String split,
            Fingerprint said) {

        static Ingredients of(
                Rubric rubric,
                AgreementAnalysis.Settings settings,
                GoldSet.Header gold,
                String split,
                List<MeasuredJudge> judges,
                List<AuditLabel> humans) {
            TextListFingerprint said = new TextListFingerprint();
            for (MeasuredJudge judge : judges) {
                said.add(judge.id() + "\n" + judge.members() + "\n" + judge.family() + "\n"
                        + judge.shownItems().stream().sorted().toList());
                judge.judgements()
                        .forEach(combined -> combined.samples().forEach(sample -> said.add(sample.toString())));
            }
            said.add("humans");
            humans.forEach(label -> said.add(label.toString()));
            return new Ingredients(rubric.fingerprint(), settings, gold, split, said.fingerprint("said"));
        }
    }

    static void requireComparable(GoldSet.Header gold, Rubric rubric) {
        if (gold.rubric().version().major() != rubric.version().major()) {
            throw new Refusal(
                    ProblemKind.RUBRIC_MAJOR_MISMATCH,
                    "the run was judged under " + rubric.ref() + ", the gold was resolved under " + gold.rubric(),
                    "Run again under the gold's rubric, or resolve gold under the run's.");
        }
    }

    static Refusal unknownSplit(String split) {
        return new Refusal(
                ProblemKind.INVALID_REQUEST, "unknown split '" + split + "'", "split is calibration, holdout or all.");
    }

    private static void requireKnown(Run run, Rubric rubric, Wanted wanted) {
        wanted.criterion().filter(id -> rubric.criterion(id).isEmpty()).ifPresent(id -> {
            throw Refusal.notFound("criterion", id);
        });
        wanted.judge().filter(id -> run.seat(id).isEmpty()).ifPresent(id -> {
            throw Refusal.notFound("judge in this run", id);
        });
    }

    /** Records a look for every judge that is about to be read; the last of them opens the holdout. */
    HoldoutLook look(Caller caller, Run run, GoldSet.Header gold, List<String> judges) {
        HoldoutLook last = null;
        for (String judge : judges) {
            Seat seat = run.seat(judge).orElseThrow();
            last = looks.look(caller, gold.id(), seat.identity(run.rubricContent()), run.id(), judge);
        }
        return Optional.ofNullable(last).orElseThrow();
    }
}
