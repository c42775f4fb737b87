package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.agreement.JudgedPairs;
import dev.assay.calibration.Calibration;
import dev.assay.calibration.store.Calibrations;
import dev.assay.certificate.web.HeldOutGold;
import dev.assay.certificate.web.JudgeStanding;
import dev.assay.comparison.web.ComparedRuns;
import dev.assay.defects.ReleaseErrorRates;
import dev.assay.defects.web.DefectSamples;
import dev.assay.edge.Refusal;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gate.AuditPlanner;
import dev.assay.gate.AuditSource;
import dev.assay.gate.Check;
import dev.assay.gate.DifferenceSource;
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
import dev.assay.gate.ShareSource;
import dev.assay.gate.Subject;
import dev.assay.gate.SubjectResolver;
import dev.assay.gate.store.GateEvaluations;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSet;
import dev.assay.gold.Split;
import dev.assay.gold.store.GoldSets;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.VerdictStatus;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.ItemDecision;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import dev.assay.run.store.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gathers what a policy's checks are decided on, and what is known about that evidence itself. */
@ApplicationScoped
public class GateEvidence {

    private static final String LAST_PASSED = "last-passed";

    private final EvalSets evalSets;
    private final RubricNames rubrics;
    private final Runs runs;
    private final GoldSets goldSets;
    private final Calibrations calibrations;
    private final JudgeStanding standings;
    private final HeldOutGold heldOut;
    private final DefectSamples defects;
    private final ReleaseErrorRates errorRates;
    private final ComparedRuns compared;
    private final GateEvaluations evaluations;
    private final RunReadings readings;

    GateEvidence(
            EvalSets evalSets,
            RubricNames rubrics,
            Runs runs,
            GoldSets goldSets,
            Calibrations calibrations,
            JudgeStanding standings,
            HeldOutGold heldOut,
            DefectSamples defects,
            ReleaseErrorRates errorRates,
            ComparedRuns compared,
            GateEvaluations evaluations,
            RunReadings readings) {
        this.evalSets = evalSets;
        this.rubrics = rubrics;
        this.runs = runs;
        this.goldSets = goldSets;
        this.calibrations = calibrations;
        this.standings = standings;
        this.heldOut = heldOut;
        this.defects = defects;
        this.errorRates = errorRates;
        this.compared = compared;
        this.evaluations = evaluations;
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
        EvalSet evalSet = evalSets.require(caller.workspace(), run.evalset());
        requireMeantFor(policy, run, evalSet);
        Rubric rubric = rubrics.require(caller.workspace(), run.rubric().toString());
        Map<String, Subject> subjects = new SubjectResolver(
                        policy, run.judges().stream().map(Seat::judge).toList(), rubric)
                .subjects();
        return new Gathering(caller, policy, run, evalSet, rubric, subjects, baseline).all();
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
            Optional<String> baseline = baseline();
            baseline.ifPresent(this::compare);
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
                    baseline,
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
            if (needsGold) {
                JudgeStanding.Found found = standings.of(caller, run, evalSet, seat);
                certificate = facts(found);
                if (found.certificate().isEmpty() || found.holds()) {
                    found.certificate().ifPresent(held -> certificates.add(held.id()));
                    Trust trust = trust(found, seat);
                    gold = trust.facts();
                    transport = trust.transport();
                }
            }
            if (!subjectsOf(Metric.Source.AUDIT, judge).isEmpty()
                    || !subjectsOf(Metric.Source.HARD_FAILS, judge).isEmpty()) {
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
            subjectsOf(Metric.Source.DECISIONS, judge).forEach(this::passRate);
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

        private record Trust(Optional<EvidenceFacts.OfGold> facts, Optional<EvidenceFacts.OfTransport> transport) {}

        /** Agreement is measured on the holdout of the certificate, or of the run where there is none. */
        private Trust trust(JudgeStanding.Found found, Seat seat) {
            Run measured = found.certificate()
                    .map(held -> runs.require(caller.workspace(), held.run()))
                    .orElse(run);
            Optional<GoldSet> gold = found.certificate()
                    .map(held -> goldSets.find(caller.workspace(), held.goldSet()))
                    .orElseGet(() -> goldSets.latest(
                                    caller.workspace(),
                                    run.evalset(),
                                    run.rubric().id())
                            .filter(latest -> latest.rubric().version().major()
                                    == run.rubric().version().major())
                            .flatMap(latest -> goldSets.find(caller.workspace(), latest.id())));
            if (gold.isEmpty()) {
                return new Trust(Optional.empty(), Optional.empty());
            }
            Seat measuredSeat = measured.seat(seat.judge()).orElseThrow();
            HeldOutGold.Prospect prospect = heldOut.prospect(caller, measured, measuredSeat, gold.get());
            if (!prospect.isWithin(policy.integrity().gold().maxHoldoutLooks())) {
                return new Trust(
                        Optional.of(new EvidenceFacts.OfGold(
                                measured.evalset(),
                                prospect.heldOut(),
                                0,
                                0,
                                Optional.of(gold.get().header().createdAt()),
                                0,
                                prospect.number(),
                                prospect.looks())),
                        Optional.empty());
            }
            HeldOutGold.Opened opened = heldOut.open(caller, measured, measuredSeat, gold.get());
            List<GoldItem> counted = policy.integrity().labels() == Integrity.Labels.BLIND_ONLY
                    ? opened.blind().items()
                    : opened.all().items();
            String basis = "holdout of " + measured.evalset() + ", " + counted.size() + " items";
            Map<String, JudgedPairs> pairs = new LinkedHashMap<>();
            rubric.criteria().forEach(criterion -> pairs.put(criterion.id(), opened.pairs(criterion, counted)));
            for (Subject subject : subjectsOf(Metric.Source.GOLD_PAIRS, seat.judge())) {
                JudgedPairs judged = java.util.Objects.requireNonNull(
                        pairs.get(subject.criterion().orElseThrow()));
                evidence.with(
                        Metric.Source.GOLD_PAIRS,
                        subject,
                        new GoldPairsSource(judged, basis, policy.defaults().seed()));
            }
            pool(Metric.Source.GOLD_PAIRS, measured.evalset(), gold.get(), true);
            boolean isOfAnother = !measured.evalset().equals(run.evalset());
            return new Trust(
                    Optional.of(readings.goldFacts(opened, counted)),
                    isOfAnother ? Optional.of(transport(seat, measured, measuredSeat, pairs)) : Optional.empty());
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
            for (Subject subject : subjectsOf(Metric.Source.HARD_FAILS, judge)) {
                evidence.with(
                        Metric.Source.HARD_FAILS,
                        subject,
                        new HardFailSource(
                                hardFails(gathered, subject), policy.defaults().confidenceLevel(), basis));
            }
            gathered.audit()
                    .flatMap(audit ->
                            goldSets.find(caller.workspace(), audit.header().id()))
                    .ifPresentOrElse(
                            gold -> pool(Metric.Source.AUDIT, run.evalset(), gold, false),
                            () -> toAudit.put(
                                    Metric.Source.AUDIT,
                                    new AuditPlanner.Pool(
                                            run.evalset(),
                                            gathered.items().stream()
                                                    .map(Item::id)
                                                    .toList())));
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

        private void pool(Metric.Source source, String evalset, GoldSet gold, boolean onlyHeldOut) {
            Set<String> withGold = new HashSet<>(gold.itemIds());
            List<String> open = evalSets.items(caller.workspace(), evalset).stream()
                    .filter(item -> !withGold.contains(item.id()))
                    .filter(item -> !onlyHeldOut || gold.header().split().of(item.cluster()) == Split.HOLDOUT)
                    .map(Item::id)
                    .toList();
            toAudit.put(source, new AuditPlanner.Pool(evalset, open));
        }

        private List<HardFailSource.Said> hardFails(DefectSamples.Gathered gathered, Subject subject) {
            Map<String, GoldItem> gold = new HashMap<>();
            gathered.audit().ifPresent(audit -> audit.items()
                    .forEach(item -> gold.put(item.item().id(), item)));
            Map<String, Boolean> byJudge = new HashMap<>();
            for (CombinedJudgement said : gathered.said()) {
                Criterion criterion = rubric.criterion(said.criterion()).orElseThrow();
                boolean isFail = concerns(subject, criterion)
                        && said.verdict()
                                .label()
                                .map(label -> ItemDecision.isHardFail(criterion, label))
                                .orElse(false);
                byJudge.merge(said.itemId(), isFail, Boolean::logicalOr);
            }
            List<HardFailSource.Said> all = new ArrayList<>();
            for (Item item : gathered.items()) {
                GoldItem audited = gold.get(item.id());
                boolean byHuman = audited != null
                        && rubric.criteria().stream()
                                .filter(criterion -> concerns(subject, criterion))
                                .anyMatch(criterion -> audited.label(criterion.id())
                                        .map(label -> ItemDecision.isHardFail(criterion, label.label()))
                                        .orElse(false));
                all.add(new HardFailSource.Said(
                        item, audited != null, byHuman, byJudge.getOrDefault(item.id(), false)));
            }
            return all;
        }

        private boolean concerns(Subject subject, Criterion criterion) {
            return subject.criterion().map(criterion.id()::equals).orElse(true);
        }

        private void passRate(Subject subject) {
            List<ShareSource.Case> cases = compared
                    .passed(
                            caller.workspace(),
                            run,
                            subject.judge().orElseThrow(),
                            subject.criterion().orElse(Subject.ITEM))
                    .stream()
                    .flatMap(item -> item.passes().stream().map(passes -> new ShareSource.Case(item.item(), passes)))
                    .toList();
            evidence.with(
                    Metric.Source.DECISIONS,
                    subject,
                    new ShareSource(cases, "as judged on " + run.evalset() + ", uncorrected"));
        }

        private Optional<String> baseline() {
            Optional<String> ofPolicy = policy.checks().stream()
                    .map(Check::claim)
                    .flatMap(claim -> claim
                            .<Optional<String>>fold(
                                    bounded -> Optional.empty(),
                                    exact -> Optional.empty(),
                                    nonInferior -> Optional.of(nonInferior.baseline()))
                            .stream())
                    .findFirst();
            if (ofPolicy.isEmpty()) {
                return Optional.empty();
            }
            if (named.isPresent()) {
                return named;
            }
            return ofPolicy.get().equals(LAST_PASSED)
                    ? evaluations.lastPassed(caller.workspace(), policy.id(), run)
                    : ofPolicy;
        }

        private void compare(String baseline) {
            Run before = runs.require(caller.workspace(), baseline);
            if (before.id().equals(run.id())) {
                throw new GateMismatch(
                        "run " + run.id() + " would be compared with itself, which says nothing",
                        "Name another run as the baseline.");
            }
            for (Check check : policy.checks()) {
                if (check.source() == Metric.Source.DIFFERENCES) {
                    Subject subject = subject(check);
                    evidence.with(Metric.Source.DIFFERENCES, subject, difference(before, subject));
                }
            }
        }

        private EvidenceSource difference(Run before, Subject subject) {
            String judge = subject.judge().orElseThrow();
            try {
                compared.requireComparable(run, before, judge);
            } catch (Refusal notComparable) {
                return new FixedSource(Map.of(
                        Metric.PASS_RATE,
                        new Reading.Missing(
                                Optional.ofNullable(notComparable.getMessage()).orElse("not comparable"))));
            }
            return new DifferenceSource(
                    compared.passRates(
                            caller.workspace(),
                            run,
                            before,
                            judge,
                            subject.criterion().orElse(Subject.ITEM)),
                    before.id(),
                    policy.defaults().seed());
        }
    }
}
