package dev.assay.probe.web;

import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.probe.ProbeAnalysis;
import dev.assay.probe.ProbeResult;
import dev.assay.probe.ProbeRun;
import dev.assay.probe.store.ProbeRuns;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.RunState;
import dev.assay.run.store.Judgements;
import dev.assay.run.store.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What probe runs found out, computed from what they stored. */
@ApplicationScoped
public class ProbeResults {

    /** Of every interval; gates read one-sided bounds from the same counts. */
    public static final double CONFIDENCE_LEVEL = 0.95;

    /** How many probe runs of a judge are looked at for the newest that has finished. */
    private static final int NEWEST = 20;

    private static final Set<RunState> FINISHED = Set.of(RunState.SUCCEEDED, RunState.PARTIAL);

    private final ProbeRuns probeRuns;
    private final Runs runs;
    private final EvalSets evalSets;
    private final Judgements judgements;
    private final RubricNames rubrics;

    ProbeResults(ProbeRuns probeRuns, Runs runs, EvalSets evalSets, Judgements judgements, RubricNames rubrics) {
        this.probeRuns = probeRuns;
        this.runs = runs;
        this.evalSets = evalSets;
        this.judgements = judgements;
        this.rubrics = rubrics;
    }

    /**
     * The newest finished result of a judge with exactly one prompt and rubric: what a report shows and a gate reads.
     *
     * @param identity as {@link dev.assay.run.Seat#identity} gives it
     */
    public Optional<ProbeResult> latest(String workspace, Fingerprint identity) {
        return probeRuns.ofIdentity(workspace, identity, NEWEST).stream()
                .flatMap(probed -> finished(workspace, probed).stream())
                .findFirst();
    }

    /** The result of a probe run that has ended by itself; empty for one that goes on, failed or was stopped. */
    public Optional<ProbeResult> finished(String workspace, ProbeRun probed) {
        return runs.find(workspace, probed.run())
                .filter(run -> FINISHED.contains(run.state()))
                .map(run -> of(workspace, probed, run));
    }

    /** The result as far as the run has come. */
    public ProbeResult of(String workspace, ProbeRun probed, Run run) {
        Rubric rubric = rubrics.require(workspace, run.rubric(), run.rubricContent());
        Map<String, Scale> scales =
                rubric.criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::scale));
        Judgements.Filter ofJudge =
                new Judgements.Filter(Optional.empty(), Optional.of(probed.judge()), Optional.empty());
        List<Judgement> said = judgements.of(workspace, run.id(), ofJudge).stream()
                .map(Judgements.Kept::judgement)
                .toList();
        ProbeAnalysis analysis = new ProbeAnalysis(rubric, evalSets.items(workspace, run.evalset()), CONFIDENCE_LEVEL);
        return new ProbeResult(
                probed,
                run.evalset(),
                run.state(),
                run.models().getOrDefault(probed.judge(), Set.of()),
                run.finishedAt(),
                analysis.of(CombinedJudgement.combine(scales, said)));
    }
}
