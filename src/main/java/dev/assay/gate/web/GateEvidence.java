package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.agreement.JudgedPairs;
import dev.assay.calibration.Calibration;
import dev.assay.calibration.store.Calibrations;
import dev.assay.certificate.web.JudgeStanding;
import dev.assay.defects.ReleaseErrorRates;
import dev.assay.defects.web.DefectSamples;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gate.AuditPlanner;
import dev.assay.gate.AuditSource;
import dev.assay.gate.Check;
import dev.assay.gate.Evidence;
import dev.assay.gate.EvidenceFacts;
import dev.assay.gate.EvidenceSource;
import dev.assay.gate.FixedSource;
import dev.assay.gate.GateMismatch;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.GoldPairsSource;
import dev.assay.gate.HardFailSource;
import dev.assay.gate.Integrity;
import dev.assay.gate.Metric;
import dev.assay.gate.Reading;
import dev.assay.gate.RunEvidence;
import dev.assay.gate.Subject;
import dev.assay.gate.SubjectResolver;
import dev.assay.judge.VerdictStatus;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gathers what a policy's checks are decided on, and what is known about that evidence itself. */
@ApplicationScoped
public class GateEvidence {

    private final EvalSets evalSets;
    private final RubricNames rubrics;
    private final Calibrations calibrations;
    private final JudgeStanding standings;
    private final TrustEvidence trusts;
    private final DefectSamples defects;
    private final ReleaseErrorRates errorRates;
    private final BaselineEvidence baselines;
    private final UnauditedItems unaudited;
    private final RunReadings readings;

    GateEvidence(
            EvalSets evalSets,
            RubricNames rubrics,
            Calibrations calibrations,
            JudgeStanding standings,
            TrustEvidence trusts,
            DefectSamples defects,
            ReleaseErrorRates errorRates,
            BaselineEvidence baselines,
            UnauditedItems unaudited,
            RunReadings readings) {
        this.evalSets = evalSets;
        this.rubrics = rubrics;
        this.calibrations = calibrations;
        this.standings = standings;
        this.trusts = trusts;
        this.defects = defects;
        this.errorRates = errorRates;
        this.baselines = baselines;
        this.unaudited = unaudited;
        this.readings = readings;
    }

    /**
     * Everything that an evaluation needs.
     *
     * @param needsGold judges of which some check reads held-out gold
     * @param toAudit items without gold that an audit could take, by what is measured on them
     */
    public record Gathered(
            Map<String, Subject> subjects,
            EvidenceFacts facts,
            Set<String> needsGold,
            Evidence evidence,
            Map<Metric.Source, AuditPlanner.Pool> toAudit,
            Optional<String> baseline,
            List<String> certificates) {}

    /**
     * Gathers the evidence of a run.
     *
     * @throws GateMismatch if the policy is not meant for the run, or names what it does not have
     */
    public Gathered gather(Caller caller, GatePolicy policy, Run run, Optional<String> baseline) {
        return new Gathering(
                        caller,
                        policy,
                        run,
                        evalSets.require(caller.workspace(), run.evalset()),
                        rubrics.require(caller.workspace(), run.rubric().toString()),
                        subjects(caller, policy, run),
                        baseline)
                .all();
    }

    /**
     * What each check of a policy is about on a run, by its id.
     *
     * @throws GateMismatch if the policy is not meant for the run, or names what it does not have
     */
    public Map<String, Subject> subjects(Caller caller, GatePolicy policy, Run run) {
        requireMeantFor(policy, run, evalSets.require(caller.workspace(), run.evalset()));
        return new SubjectResolver(
                        policy,
                        run.judges().stream().map(Seat::judge).toList(),
                        rubrics.require(caller.workspace(), run.rubric().toString()))
                .subjects();
    }

    private static void requireMeantFor(GatePolicy policy, Run run, EvalSet evalSet) {
        GatePolicy.AppliesTo to = policy.appliesTo();
        to.series()
                .filter(series -> !evalSet.series().equals(Optional.of(series)))
                .ifPresent(series -> {
                    throw new GateMismatch(
                            "policy '" + policy.id() + "' is for releases of " + series + ", run " + run.id()
                                    + " judged " + run.evalset()
                                    + evalSet.series().map(of -> " of " + of).orElse(" of no series"),
                            "Name another run or policy.");
                });
        to.evalset().filter(id -> !id.equals(run.evalset())).ifPresent(id -> {
            throw new GateMismatch(
                    "policy '" + policy.id() + "' is for evalset " + id + ", run " + run.id() + " judged "
                            + run.evalset(),
                    "Name another run or policy.");
        });
        to.rubric().filter(major -> !major.covers(run.rubric())).ifPresent(major -> {
            throw new GateMismatch(
                    "policy '" + policy.id() + "' is for rubric " + major + ", run " + run.id() + " was judged under "
                            + run.rubric(),
                    "Labels of another rubric or major version mean something else; write a policy for it.");
        });
    }

    /** One gathering; its steps share what they found. */
    private final class Gathering {

        private final Caller caller;
        private final GatePolicy policy;
        private final Run run;
        private final EvalSet evalSet;
        private final Rubric rubric;
        private final Map<String, Subject> subjects;
        private final Optional<String> named;
        private final RunEvidence.Builder evidence = RunEvidence.of();
        private final Map<Metric.Source, AuditPlanner.Pool> toAudit = new EnumMap<>(Metric.Source.class);
        private final Set<String> certificates = new TreeSet<>();
        private final Map<String, DefectSamples.Gathered> audits = new HashMap<>();

        Gathering(
                Caller caller,
                GatePolicy policy,
                Run run,
                EvalSet evalSet,
                Rubric rubric,
                Map<String, Subject> subjects,
                Optional<String> named) {
            this.caller = caller;
            this.policy = policy;
            this.run = run;
            this.evalSet = evalSet;
            this.rubric = rubric;
            this.subjects = subjects;
            this.named = named;
        }

        Gathered all() {
            Set<String> needsGold = judges(Set.of(Metric.Source.GOLD_PAIRS, Metric.Source.AUDIT));
            List<EvidenceFacts.OfJudge> facts = new ArrayList<>();
            for (String judge : judges(Set.of(Metric.Source.values()))) {
                facts.add(ofJudge(judge, needsGold.contains(judge)));
            }
            readings.ofRun(caller, run).ifPresent(source -> subjects.values().stream()
                    .distinct()
                    .forEach(subject -> evidence.with(Metric.Source.RUN, subject, source)));
            Optional<Run> baseline = baselines.baseline(caller, policy, run, named);
            policy.checks().stream()
                    .filter(check -> check.source() == Metric.Source.DIFFERENCES)
                    .map(this::subject)
                    .forEach(subject -> evidence.with(
                            Metric.Source.DIFFERENCES,
                            subject,
                            baselines.difference(caller, policy, run, baseline, subject)));
            long judged = run.itemLimit().isPresent()
                    ? Math.min(run.itemLimit().getAsInt(), evalSet.items())
                    : evalSet.items();
            return new Gathered(
                    subjects,
                    new EvidenceFacts(
                            new EvidenceFacts.OfRun(
                                    run.id(),
                                    run.state().word(),
                                    run.progress().pending(),
                                    run.progress().total() == 0 ? 0 : judged,
                                    evalSet.items()),
                            facts),
                    needsGold,
                    evidence.build(),
                    toAudit,
                    baseline.map(Run::id),
                    List.copyOf(certificates));
        }

        private Set<String> judges(Set<Metric.Source> sources) {
            return policy.checks().stream()
                    .filter(check -> sources.contains(check.source()))
                    .flatMap(check -> subject(check).judge().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private Subject subject(Check check) {
            return java.util.Objects.requireNonNull(subjects.get(check.id()));
        }

        private Set<Subject> subjectsOf(Metric.Source source, String judge) {
            return policy.checks().stream()
                    .filter(check -> check.source() == source)
                    .map(this::subject)
                    .filter(subject -> subject.judge().equals(Optional.of(judge)))
                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        }

        private EvidenceFacts.OfJudge ofJudge(String judge, boolean needsGold) {
            Seat seat = run.seat(judge).orElseThrow();
            Map<VerdictStatus, Long> counts = readings.counts(caller, run, judge);
            Optional<EvidenceFacts.OfGold> gold = Optional.empty();
            Optional<EvidenceFacts.OfCertificate> certificate = Optional.empty();
            Optional<EvidenceFacts.OfTransport> transport = Optional.empty();
            boolean mayRead = true;
            if (needsGold) {
                JudgeStanding.Found found = standings.of(caller, run, evalSet, seat);
                certificate = facts(found);
                mayRead = mayRead(found);
                if (mayRead) {
                    found.certificate().ifPresent(held -> certificates.add(held.id()));
                    TrustEvidence.Trust trust = trusts.of(caller, policy, run, rubric, seat, found);
                    gold = trust.facts();
                    mayRead = trust.measured().isPresent();
                    transport = read(trust, seat);
                }
            }
            // A look that decides nothing is not taken.
            if (mayRead && isAboutTheRelease(judge)) {
                ofRelease(judge);
            }
            subjectsOf(Metric.Source.VERDICTS, judge)
                    .forEach(subject -> evidence.with(
                            Metric.Source.VERDICTS, subject, readings.abstained(caller, run, rubric, subject)));
            subjectsOf(Metric.Source.PROBES, judge)
                    .forEach(subject -> evidence.with(
                            Metric.Source.PROBES,
                            subject,
                            readings.probes(caller, seat.identity(run.rubricContent()), subject)));
            subjectsOf(Metric.Source.DECISIONS, judge)
                    .forEach(subject ->
                            evidence.with(Metric.Source.DECISIONS, subject, baselines.passRate(caller, run, subject)));
            return new EvidenceFacts.OfJudge(
                    judge,
                    counts.getOrDefault(VerdictStatus.SCORED, 0L),
                    counts.getOrDefault(VerdictStatus.ABSTAINED, 0L),
                    counts.getOrDefault(VerdictStatus.UNREADABLE, 0L),
                    counts.getOrDefault(VerdictStatus.FAILED, 0L),
                    gold,
                    certificate,
                    transport);
        }

        private static Optional<EvidenceFacts.OfCertificate> facts(JudgeStanding.Found found) {
            return found.certificate().flatMap(held -> found.standing()
                    .map(standing -> new EvidenceFacts.OfCertificate(
                            held.id(),
                            switch (standing.state()) {
                                case IN_FORCE -> EvidenceFacts.Standing.IN_FORCE;
                                case AGEING -> EvidenceFacts.Standing.AGEING;
                                case EXPIRED, BROKEN -> EvidenceFacts.Standing.ENDED;
                            },
                            standing.detail(),
                            standing.hint())));
        }

        private boolean isAboutTheRelease(String judge) {
            return !subjectsOf(Metric.Source.AUDIT, judge).isEmpty()
                    || !subjectsOf(Metric.Source.HARD_FAILS, judge).isEmpty();
        }

        /** Whether gold may be opened: by a certificate that holds, or without one where none is required. */
        private boolean mayRead(JudgeStanding.Found found) {
            return found.certificate().isPresent()
                    ? found.holds()
                    : policy.integrity().certification() == Integrity.Certification.NOT_REQUIRED;
        }

        private Optional<EvidenceFacts.OfTransport> read(TrustEvidence.Trust trust, Seat seat) {
            if (trust.measured().isEmpty()) {
                return Optional.empty();
            }
            for (Subject subject : subjectsOf(Metric.Source.GOLD_PAIRS, seat.judge())) {
                JudgedPairs judged = java.util.Objects.requireNonNull(
                        trust.pairs().get(subject.criterion().orElseThrow()));
                evidence.with(
                        Metric.Source.GOLD_PAIRS,
                        subject,
                        new GoldPairsSource(
                                judged, trust.basis(), policy.defaults().seed()));
            }
            trust.toAudit().ifPresent(pool -> toAudit.put(Metric.Source.GOLD_PAIRS, pool));
            Run measured = trust.measured().get();
            return measured.evalset().equals(run.evalset())
                    ? Optional.empty()
                    : Optional.of(transport(
                            seat, measured, measured.seat(seat.judge()).orElseThrow(), trust.pairs()));
        }

        private EvidenceFacts.OfTransport transport(
                Seat seat, Run certified, Seat certifiedSeat, Map<String, JudgedPairs> pairs) {
            Set<String> criteria = new TreeSet<>();
            for (Metric.Source source : List.of(Metric.Source.GOLD_PAIRS, Metric.Source.AUDIT)) {
                subjectsOf(source, seat.judge())
                        .forEach(subject -> subject.criterion().ifPresent(criteria::add));
            }
            if (criteria.remove(Subject.ITEM)) {
                rubric.criteria().forEach(criterion -> criteria.add(criterion.id()));
            }
            return new ReleaseTransport(rubric, policy.defaults().confidenceLevel())
                    .between(
                            evalSets.find(caller.workspace(), certified.evalset())
                                    .flatMap(EvalSet::release)
                                    .orElse(certified.evalset()),
                            criteria,
                            readings.saidOfAll(caller, certified, rubric, certifiedSeat.judge()),
                            ofRelease(seat.judge()),
                            pairs,
                            calibration(seat));
        }

        /** The audit of the release itself, with the sources that rest on it. */
        private DefectSamples.Gathered ofRelease(String judge) {
            DefectSamples.Gathered known = audits.get(judge);
            if (known != null) {
                return known;
            }
            Seat seat = run.seat(judge).orElseThrow();
            DefectSamples.Gathered gathered =
                    defects.of(caller, run, seat, calibration(seat), errorRates.of(caller, run, seat));
            audits.put(judge, gathered);
            String basis = "release " + evalSet.release().orElse(evalSet.id());
            for (Subject subject : subjectsOf(Metric.Source.AUDIT, judge)) {
                var sample = gathered.samples().get(subject.criterion().orElseThrow());
                EvidenceSource source = sample == null
                        ? new FixedSource(Map.of(
                                Metric.RATE_CORRECTED,
                                new Reading.Missing("the scale has no good side, so that nothing is a defect"),
                                Metric.RATE_AUDITED,
                                new Reading.Missing("the scale has no good side, so that nothing is a defect")))
                        : new AuditSource(sample, basis);
                evidence.with(Metric.Source.AUDIT, subject, source);
            }
            HardFails hardFails = new HardFails(rubric, gathered);
            for (Subject subject : subjectsOf(Metric.Source.HARD_FAILS, judge)) {
                evidence.with(
                        Metric.Source.HARD_FAILS,
                        subject,
                        new HardFailSource(
                                hardFails.of(subject), policy.defaults().confidenceLevel(), basis));
            }
            Set<String> audited = gathered.audit()
                    .map(audit ->
                            audit.items().stream().map(item -> item.item().id()).collect(Collectors.toSet()))
                    .orElse(Set.of());
            toAudit.put(Metric.Source.AUDIT, unaudited.allBut(caller, run.evalset(), audited));
            return gathered;
        }

        /** A calibration of this release where it has one, else that of the certificate's. */
        private Optional<Calibration> calibration(Seat seat) {
            return calibrations
                    .newest(caller.workspace(), run.id(), seat.judge())
                    .or(() -> standings
                            .of(caller, run, evalSet, seat)
                            .certificate()
                            .flatMap(held -> held.calibration())
                            .flatMap(id -> calibrations.find(caller.workspace(), id)))
                    .map(Calibrations.Kept::calibration);
        }
    }
}
