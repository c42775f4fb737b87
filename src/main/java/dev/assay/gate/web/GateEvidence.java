package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.agreement.JudgedPairs;
import dev.assay.certificate.web.JudgeStanding;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gate.AuditPlanner;
import dev.assay.gate.Check;
import dev.assay.gate.Evidence;
import dev.assay.gate.EvidenceFacts;
import dev.assay.gate.GateMismatch;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.GoldPairsSource;
import dev.assay.gate.Integrity;
import dev.assay.gate.Metric;
import dev.assay.gate.PolicyScope;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gathers what a policy's checks are decided on, and what is known about that evidence itself. */
@ApplicationScoped
public class GateEvidence {

    private final EvalSets evalSets;
    private final RubricNames rubrics;
    private final JudgeStanding standings;
    private final TrustEvidence trusts;
    private final ReleaseEvidence releases;
    private final BaselineEvidence baselines;
    private final RunReadings readings;

    GateEvidence(
            EvalSets evalSets,
            RubricNames rubrics,
            JudgeStanding standings,
            TrustEvidence trusts,
            ReleaseEvidence releases,
            BaselineEvidence baselines,
            RunReadings readings) {
        this.evalSets = evalSets;
        this.rubrics = rubrics;
        this.standings = standings;
        this.trusts = trusts;
        this.releases = releases;
        this.baselines = baselines;
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
                        rubrics.require(caller.workspace(), run.rubric(), run.rubricContent()),
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
        PolicyScope.require(policy, run, evalSets.require(caller.workspace(), run.evalset()));
        return new SubjectResolver(
                        policy,
                        run.judges().stream().map(Seat::judge).toList(),
                        rubrics.require(caller.workspace(), run.rubric(), run.rubricContent()))
                .subjects();
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
        private final Map<String, ReleaseEvidence.Release> known = new HashMap<>();

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
            return Objects.requireNonNull(subjects.get(check.id()));
        }

        private Set<Subject> subjectsOf(Metric.Source source, String judge) {
            return policy.checks().stream()
                    .filter(check -> check.source() == source)
                    .map(this::subject)
                    .filter(subject -> subject.judge().equals(Optional.of(judge)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private EvidenceFacts.OfJudge ofJudge(String judge, boolean needsGold) {
            Seat seat = run.seat(judge).orElseThrow();
            Map<VerdictStatus, Long> counts = readings.counts(caller, run, judge);
            Optional<EvidenceFacts.OfGold> gold = Optional.empty();
            Optional<EvidenceFacts.OfCertificate> certificate = Optional.empty();
            Optional<EvidenceFacts.OfTransport> transport = Optional.empty();
            JudgeStanding.Found found = standings.of(caller, run, evalSet, seat);
            boolean mayRead = true;
            if (needsGold) {
                certificate = facts(found);
                mayRead = mayRead(found);
                if (mayRead) {
                    found.certificate().ifPresent(held -> certificates.add(held.id()));
                    TrustEvidence.Trust trust = trusts.of(caller, policy, run, rubric, seat, found);
                    gold = trust.facts();
                    mayRead = trust.measured().isPresent();
                    transport = read(trust, seat, found);
                }
            }
            // A look that decides nothing is not taken.
            if (mayRead) {
                readRelease(seat, found);
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

        /** Whether gold may be opened: by a certificate that holds, or without one where none is required. */
        private boolean mayRead(JudgeStanding.Found found) {
            return found.certificate().isPresent()
                    ? found.holds()
                    : policy.integrity().certification() == Integrity.Certification.NOT_REQUIRED;
        }

        private Optional<EvidenceFacts.OfTransport> read(
                TrustEvidence.Trust trust, Seat seat, JudgeStanding.Found found) {
            if (trust.measured().isEmpty()) {
                return Optional.empty();
            }
            for (Subject subject : subjectsOf(Metric.Source.GOLD_PAIRS, seat.judge())) {
                JudgedPairs judged = Objects.requireNonNull(
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
                    : Optional.of(transport(measured, trust.pairs(), release(seat, found)));
        }

        private EvidenceFacts.OfTransport transport(
                Run certified, Map<String, JudgedPairs> pairs, ReleaseEvidence.Release release) {
            String judge = release.judge();
            Set<String> criteria = new TreeSet<>();
            for (Metric.Source source : List.of(Metric.Source.GOLD_PAIRS, Metric.Source.AUDIT)) {
                subjectsOf(source, judge).forEach(subject -> subject.criterion().ifPresent(criteria::add));
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
                            readings.saidOfAll(caller, certified, rubric, judge),
                            release.gathered(),
                            pairs,
                            release.calibration());
        }

        private ReleaseEvidence.Release release(Seat seat, JudgeStanding.Found found) {
            return known.computeIfAbsent(seat.judge(), unused -> releases.of(caller, run, evalSet, seat, found));
        }

        /** Adds what rests on the release's own audit, where some check asks for it. */
        private void readRelease(Seat seat, JudgeStanding.Found found) {
            Set<Subject> rates = subjectsOf(Metric.Source.AUDIT, seat.judge());
            Set<Subject> hardFails = subjectsOf(Metric.Source.HARD_FAILS, seat.judge());
            if (rates.isEmpty() && hardFails.isEmpty()) {
                return;
            }
            ReleaseEvidence.Release release = release(seat, found);
            rates.forEach(subject -> evidence.with(Metric.Source.AUDIT, subject, release.audit(subject)));
            hardFails.forEach(subject -> evidence.with(
                    Metric.Source.HARD_FAILS,
                    subject,
                    release.hardFails(subject, policy.defaults().confidenceLevel())));
            toAudit.put(Metric.Source.AUDIT, release.toAudit());
        }
    }
}
