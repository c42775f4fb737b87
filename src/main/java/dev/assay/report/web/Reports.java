package dev.assay.report.web;

import dev.assay.access.Caller;
import dev.assay.agreement.web.Measurements;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.disagreement.DecidedClusters;
import dev.assay.disagreement.DisagreementAnalysis;
import dev.assay.disagreement.web.DisagreementDesk;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gate.GateEvaluation;
import dev.assay.gate.store.GateEvaluations;
import dev.assay.gold.GoldSet;
import dev.assay.judge.store.Judges;
import dev.assay.probe.ProbeResult;
import dev.assay.probe.web.ProbeResults;
import dev.assay.report.ReportBuilder;
import dev.assay.report.RunReport;
import dev.assay.rubric.Rubric;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.SeenBy;
import dev.assay.run.store.Costs;
import dev.assay.run.store.Judgements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gathers what a report is made of. */
@ApplicationScoped
public class Reports {

    private final Measurements measurements;
    private final Judgements judgements;
    private final Costs costs;
    private final Judges judges;
    private static final int EVALUATIONS = 50;

    private final ProbeResults probes;
    private final GateEvaluations evaluations;
    private final DisagreementDesk desk;
    private final Findings findings;
    private final AuditLog auditLog;
    private final SeenBy seen;
    private final Clock clock;
    private final String version;

    Reports(
            Measurements measurements,
            Judgements judgements,
            Costs costs,
            Judges judges,
            ProbeResults probes,
            GateEvaluations evaluations,
            DisagreementDesk desk,
            Findings findings,
            AuditLog auditLog,
            SeenBy seen,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.measurements = measurements;
        this.judgements = judgements;
        this.costs = costs;
        this.judges = judges;
        this.probes = probes;
        this.evaluations = evaluations;
        this.desk = desk;
        this.findings = findings;
        this.auditLog = auditLog;
        this.seen = seen;
        this.clock = clock;
        this.version = version;
    }

    /** The report of a run; one without gold says what is missing. The caller has then seen its verdicts. */
    public RunReport of(Caller caller, Run run, Measurements.Wanted wanted) {
        Rubric rubric = measurements.rubricOf(caller, run);
        Optional<GoldSet.Header> gold = measurements.goldOf(caller, run);
        Map<String, RunReport.UnscoredReasons> unscored = unscored(caller, run, wanted.judge());
        Map<String, ProbeResult> found = probes(caller, run);
        RunReport report;
        List<DecidedClusters> why = List.of();
        List<String> also = List.of();
        if (gold.isEmpty()) {
            report = builder(caller, run, rubric, gold, 0, wanted).unmeasured(whyUnmeasured(run, found), unscored);
        } else {
            Measurements.Measured measured = measurements.measure(caller, run, wanted);
            report = builder(caller, run, rubric, gold, measured.looks(), wanted)
                    .measured(measured.agreement(), measured.items(), measured.judgements(), unscored);
            why = desk.of(
                    caller,
                    run,
                    new DisagreementDesk.Wanted(
                            wanted.judge(),
                            wanted.criterion(),
                            wanted.split(),
                            DisagreementDesk.Judges.WITH_REASONS,
                            DisagreementAnalysis.Depth.QUICK,
                            wanted.plan()));
            also = findings.of(caller, run, wanted.judge());
        }
        seen.serve(
                caller,
                run.evalset(),
                run.id(),
                report.disagreements().stream()
                        .flatMap(group -> group.members().stream())
                        .map(member -> member.itemId())
                        .collect(Collectors.toSet()));
        return report.withProbes(found)
                .withGates(gates(caller, run))
                .withClusters(why)
                .withFindings(also);
    }

    /** The newest evaluation by each policy. */
    private List<GateEvaluation> gates(Caller caller, Run run) {
        Map<String, GateEvaluation> newest = new java.util.TreeMap<>();
        evaluations
                .ofRun(caller.workspace(), run.id(), EVALUATIONS)
                .forEach(said -> newest.putIfAbsent(said.gate(), said));
        return List.copyOf(newest.values());
    }

    private static String whyUnmeasured(Run run, Map<String, ProbeResult> probes) {
        return RunReport.isOfProbe(run, probes)
                ? "the run probes a judge, and variants of items have no gold of their own; what they show stands under"
                        + " Robustness"
                : "evalset '" + run.evalset() + "' has no gold labels for rubric '"
                        + run.rubric().id() + "'; import human labels and resolve them";
    }

    private Map<String, ProbeResult> probes(Caller caller, Run run) {
        Map<String, ProbeResult> found = new HashMap<>();
        run.judges().stream().filter(Seat::isPaid).forEach(seat -> probes.latest(
                        caller.workspace(), seat.identity(run.rubricContent()))
                .ifPresent(result -> found.put(seat.judge(), result)));
        return found;
    }

    private Map<String, RunReport.UnscoredReasons> unscored(Caller caller, Run run, Optional<String> judge) {
        return judgements.unscored(caller.workspace(), run.id()).stream()
                .filter(count -> judge.map(count.judge()::equals).orElse(true))
                .collect(Collectors.groupingBy(
                        Judgements.Unscored::judge,
                        Collectors.collectingAndThen(
                                Collectors.toMap(
                                        count -> count.status() + "/" + count.reason(),
                                        Judgements.Unscored::judgements),
                                RunReport.UnscoredReasons::new)));
    }

    private ReportBuilder builder(
            Caller caller,
            Run run,
            Rubric rubric,
            Optional<GoldSet.Header> gold,
            int looks,
            Measurements.Wanted wanted) {
        Map<String, String> titles = new HashMap<>();
        Map<String, Fingerprint> identities = new HashMap<>();
        for (Seat seat : run.judges()) {
            identities.put(seat.judge(), seat.identity(run.rubricContent()));
            judges.find(caller.workspace(), seat.judge())
                    .flatMap(kept -> kept.spec().title())
                    .ifPresent(title -> titles.put(seat.judge(), title));
        }
        AuditLog.Head head = auditLog.head(caller.workspace());
        return new ReportBuilder(
                run,
                rubric,
                costs.ofRun(caller.workspace(), run.id()),
                new RunReport.Provenance(
                        gold,
                        looks,
                        titles,
                        identities,
                        wanted.plan().seed(),
                        wanted.plan().confidenceLevel(),
                        version,
                        head.seq() + ":" + head.hash(),
                        clock.instant()));
    }
}
