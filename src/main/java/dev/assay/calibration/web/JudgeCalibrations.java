package dev.assay.calibration.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.calibration.Calibration;
import dev.assay.calibration.Calibrator;
import dev.assay.calibration.store.Calibrations;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.store.RandomIds;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.RunState;
import dev.assay.run.Seat;
import dev.assay.run.store.Judgements;
import dev.assay.stats.scores.Folds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gathers what a judge's calibration is fitted on, fits it, and keeps it. */
@ApplicationScoped
public class JudgeCalibrations {

    private static final Set<RunState> OVER = Set.of(RunState.SUCCEEDED, RunState.PARTIAL);

    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final RubricNames rubrics;
    private final Judgements judgements;
    private final Calibrations calibrations;
    private final RandomIds ids;
    private final Clock clock;
    private final ObjectMapper json;
    private final String version;

    JudgeCalibrations(
            EvalSets evalSets,
            GoldSets goldSets,
            RubricNames rubrics,
            Judgements judgements,
            Calibrations calibrations,
            RandomIds ids,
            Clock clock,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.rubrics = rubrics;
        this.judgements = judgements;
        this.calibrations = calibrations;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.version = version;
    }

    /** The judge of a run that a request means; refused where it could mean several, or the run goes on. */
    public Seat seat(Run run, Optional<String> judge) {
        if (!OVER.contains(run.state())) {
            throw new Refusal(
                    ProblemKind.RUN_STATE,
                    "run " + run.id() + " is " + run.state().word(),
                    "Wait until it has ended; POST /v1/runs/" + run.id() + "/resume if it is paused.");
        }
        if (judge.isPresent()) {
            return run.seat(judge.get()).orElseThrow(() -> Refusal.notFound("judge in this run", judge.get()));
        }
        if (run.judges().size() == 1) {
            return run.judges().get(0);
        }
        throw new Refusal(
                ProblemKind.INVALID_REQUEST,
                "the run has the judges "
                        + run.judges().stream().map(Seat::judge).collect(Collectors.joining(", ")),
                "Name one of them with 'judge'.");
    }

    /** The newest gold set that a run can be compared with. */
    public GoldSet gold(Caller caller, Run run) {
        GoldSet.Header header = goldSets.latest(
                        caller.workspace(), run.evalset(), run.rubric().id())
                .orElseThrow(() -> new Refusal(
                        ProblemKind.NO_GOLD,
                        "evalset '" + run.evalset() + "' has no gold for rubric '"
                                + run.rubric().id() + "'",
                        "POST labels, then POST /v1/evalsets/" + run.evalset() + "/gold."));
        if (header.rubric().version().major() != run.rubric().version().major()) {
            throw new Refusal(
                    ProblemKind.RUBRIC_MAJOR_MISMATCH,
                    "the run was judged under " + run.rubric() + ", the gold was resolved under " + header.rubric(),
                    "Run again under the gold's rubric, or resolve gold under the run's.");
        }
        return goldSets.find(caller.workspace(), header.id()).orElseThrow();
    }

    /** Fits a judge on the calibration split; the same gold, verdicts and seed give the calibration that is there. */
    public Calibrations.Kept fit(Caller caller, Run run, Seat seat, long seed) {
        GoldSet gold = gold(caller, run);
        Rubric rubric = rubrics.require(caller.workspace(), run.rubric(), run.rubricContent());
        List<Item> items = evalSets.items(caller.workspace(), run.evalset(), gold.itemIds());
        Calibrator.Fitted fitted = new Calibrator(rubric, seed)
                .fit(
                        gold.calibration(items),
                        said(caller.workspace(), run, rubric, seat.judge(), gold.itemIds()),
                        seat.shownItems());
        Calibration calibration = new Calibration(
                new Calibration.Header(
                        ids.next("cal"),
                        run.id(),
                        run.evalset(),
                        seat.judge(),
                        seat.identity(run.rubricContent()),
                        run.rubric(),
                        gold.header().id(),
                        gold.header().fingerprint(),
                        Folds.USUAL,
                        seed,
                        version,
                        clock.instant(),
                        caller.subject()),
                fitted.criteria(),
                fitted.impossible());
        Map<String, CalibrationQualityView> quality = new TreeMap<>();
        fitted.criteria()
                .forEach((criterion, fit) -> quality.put(
                        criterion,
                        CalibrationQualityView.of(
                                Objects.requireNonNull(fitted.quality().get(criterion)), fit)));
        return calibrations.add(caller, new Calibrations.Kept(calibration, written(quality)));
    }

    /** Combined judgements of one judge on some items. */
    public List<CombinedJudgement> said(String workspace, Run run, Rubric rubric, String judge, Set<String> items) {
        Map<String, Scale> scales =
                rubric.criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::scale));
        List<Judgement> samples = judgements
                .of(
                        workspace,
                        run.id(),
                        new Judgements.Filter(Optional.empty(), Optional.of(judge), Optional.empty()),
                        items)
                .stream()
                .map(Judgements.Kept::judgement)
                .toList();
        return CombinedJudgement.combine(scales, samples);
    }

    private String written(Object quality) {
        try {
            return json.writeValueAsString(quality);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the quality of a calibration could not be written", impossible);
        }
    }
}
