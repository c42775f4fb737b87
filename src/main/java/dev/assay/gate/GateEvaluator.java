package dev.assay.gate;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides the checks of a policy on evidence.
 *
 * <p>A claim on a bound passes when the one-sided bound supports it, fails when the opposite one-sided bound refutes it, and is
 * inconclusive in between, below a minimum and where there is no number. The instances of one {@code forEach} check are one
 * family: supporting and refuting are each adjusted among those that are decided; instances below their minimum and
 * waived ones are listed and do not count in the family. Separate checks that must all pass need no adjustment.
 */
public final class GateEvaluator {

    private final GatePolicy policy;
    private final Evidence evidence;
    private final LocalDate today;

    /**
     * @param today in UTC; waivers end by it
     */
    public GateEvaluator(GatePolicy policy, Evidence evidence, LocalDate today) {
        this.policy = policy;
        this.evidence = evidence;
        this.today = today;
    }

    /**
     * The results of all checks, in the order of the policy and within a check by slice.
     *
     * @param subjects what each check is about, by its id
     * @throws GateMismatch if a check asks for slices that no item makes
     */
    public List<CheckResult> decide(Map<String, Subject> subjects) {
        List<CheckResult> results = new ArrayList<>();
        for (Check check : policy.checks()) {
            Subject subject = Optional.ofNullable(subjects.get(check.id()))
                    .orElseThrow(() -> new IllegalArgumentException("no subject for check " + check.id()));
            results.addAll(decide(check, instances(check, subject)));
        }
        return results;
    }

    private List<Subject> instances(Check check, Subject subject) {
        if (check.forEach().isEmpty()) {
            return List.of(subject);
        }
        List<Subject> instances =
                evidence.slices(check, subject).stream().map(subject::in).toList();
        if (instances.isEmpty()) {
            throw new GateMismatch(
                    "check '" + check.id() + "': no item of the evidence has " + String.join(" and ", check.forEach()),
                    "Slice by a key of the items' meta, or add it to the items.");
        }
        return instances;
    }

    private List<CheckResult> decide(Check check, List<Subject> instances) {
        List<Instance> all = instances.stream()
                .map(subject -> new Instance(check, subject, evidence.read(check, subject)))
                .toList();
        List<Instance> family =
                all.stream().filter(instance -> isInFamily(instance)).toList();
        StepwiseLevels levels = new StepwiseLevels(
                policy.defaults().multipleTesting(), policy.defaults().confidenceLevel());
        List<StepwiseLevels.Step> supported = levels.decide(family.stream()
                .map(instance -> (StepwiseLevels.BoundHolds) level ->
                        instance.test().isSupportedBy(instance.measured().at(level)))
                .toList());
        List<StepwiseLevels.Step> refuted = levels.decide(family.stream()
                .map(instance -> (StepwiseLevels.BoundHolds)
                        level -> instance.test().isRefutedBy(instance.measured().at(level)))
                .toList());
        List<CheckResult> results = new ArrayList<>();
        for (Instance instance : all) {
            int member = family.indexOf(instance);
            CheckResult result = member < 0
                    ? undecided(instance)
                    : decided(instance, supported.get(member), refuted.get(member), family.size());
            results.add(waiver(instance).map(result::waivedBy).orElse(result));
        }
        return results;
    }

    /** One slice of a check, with what is known of it. */
    private record Instance(Check check, Subject subject, Reading reading) {

        String id() {
            return subject.where().isEmpty() ? check.id() : check.id() + "[" + subject.slice() + "]";
        }

        Levelled measured() {
            return ((Reading.Measured) reading).estimate();
        }

        BoundTest test() {
            return BoundTest.of(check.claim()).orElseThrow();
        }
    }

    private boolean isInFamily(Instance instance) {
        return instance.reading() instanceof Reading.Measured measured
                && BoundTest.of(instance.check().claim()).isPresent()
                && shortfall(instance.check(), measured.support()).isEmpty()
                && BoundTest.bounds(measured.estimate().at(policy.defaults().confidenceLevel()))
                        .isPresent()
                && waiver(instance).isEmpty();
    }

    private CheckResult decided(
            Instance instance, StepwiseLevels.Step supported, StepwiseLevels.Step refuted, int family) {
        StepwiseLevels.Step step = refuted.holds() ? refuted : supported;
        Estimate estimate = instance.measured().at(step.level());
        CheckOutcome outcome =
                supported.holds() ? CheckOutcome.PASS : refuted.holds() ? CheckOutcome.FAIL : CheckOutcome.INCONCLUSIVE;
        String adjusted = family > 1
                ? "bounds at " + CheckText.percent(step.level()) + " by "
                        + policy.defaults().multipleTesting().word() + " among " + family + " slices"
                : "";
        return result(
                instance,
                outcome,
                Optional.of(estimate),
                step.level(),
                instance.test().rule(estimate),
                adjusted);
    }

    /** An instance whose bounds were not held against its claim. */
    private CheckResult undecided(Instance instance) {
        double level = policy.defaults().confidenceLevel();
        return instance.reading()
                .fold(
                        measured -> withoutDecision(instance, measured, level),
                        counted -> counted(instance, counted),
                        missing -> result(
                                instance,
                                CheckOutcome.INCONCLUSIVE,
                                Optional.empty(),
                                level,
                                "nothing to hold against the claim",
                                missing.reason()));
    }

    private CheckResult withoutDecision(Instance instance, Reading.Measured measured, double level) {
        Estimate estimate = measured.estimate().at(level);
        Optional<String> shortfall = shortfall(instance.check(), measured.support());
        if (shortfall.isPresent()) {
            return result(
                    instance,
                    CheckOutcome.of(instance.check().belowMinN()),
                    Optional.of(estimate),
                    level,
                    shortfall.get(),
                    "too little evidence to decide");
        }
        if (instance.check().claim() instanceof Claim.Exact exact
                && estimate.value().isPresent()) {
            double value = estimate.value().getAsDouble();
            return result(
                    instance,
                    exact.holdsFor(value) ? CheckOutcome.PASS : CheckOutcome.FAIL,
                    Optional.of(estimate),
                    level,
                    CheckText.number(value)
                            + (exact.holdsFor(value) ? " meets " : " does not meet ")
                            + instance.check().claim().text(),
                    "the bare value was compared, whatever its interval");
        }
        if (waiver(instance).isPresent() && BoundTest.bounds(estimate).isPresent()) {
            BoundTest test = instance.test();
            CheckOutcome outcome = test.isSupportedBy(estimate)
                    ? CheckOutcome.PASS
                    : test.isRefutedBy(estimate) ? CheckOutcome.FAIL : CheckOutcome.INCONCLUSIVE;
            return result(instance, outcome, Optional.of(estimate), level, test.rule(estimate), test.rule(estimate));
        }
        return result(
                instance,
                CheckOutcome.INCONCLUSIVE,
                Optional.of(estimate),
                level,
                "no bounds to hold against the claim",
                whyWithoutBounds(estimate));
    }

    private static String whyWithoutBounds(Estimate estimate) {
        return estimate.fold(
                known -> known.interval().fold(bounds -> "", Interval.None::reason), Estimate.Undefined::reason);
    }

    private CheckResult counted(Instance instance, Reading.Counted counted) {
        if (!(instance.check().claim() instanceof Claim.Exact exact)) {
            return result(
                    instance,
                    CheckOutcome.INCONCLUSIVE,
                    Optional.empty(),
                    policy.defaults().confidenceLevel(),
                    "a count has no bounds",
                    "claim a value of it");
        }
        boolean holds = exact.holdsFor(counted.value());
        boolean isOpen = holds && counted.unconfirmed() > 0;
        CheckOutcome outcome = isOpen
                ? CheckOutcome.of(instance.check().unconfirmed())
                : holds ? CheckOutcome.PASS : CheckOutcome.FAIL;
        String waiting = isOpen ? counted.unconfirmed() + " wait for a human's word" : "";
        String reason = waiting + (waiting.isEmpty() || counted.note().isEmpty() ? "" : "; ") + counted.note();
        return result(
                instance,
                outcome,
                Optional.empty(),
                policy.defaults().confidenceLevel(),
                CheckText.number(counted.value())
                        + (holds ? " meets " : " does not meet ")
                        + instance.check().claim().text(),
                reason);
    }

    private static Optional<String> shortfall(Check check, Reading.Support support) {
        return below("n", support.n(), "minN", check.minN())
                .or(() -> below("gold positives", support.positives(), "minPositives", check.minPositives()))
                .or(() -> below("pairs", support.pairs(), "minPairs", check.minPairs()));
    }

    private static Optional<String> below(String what, long n, String minimum, OptionalInt least) {
        return least.isPresent() && n < least.getAsInt()
                ? Optional.of(what + " " + n + " is below " + minimum + " " + least.getAsInt())
                : Optional.empty();
    }

    private Optional<Waiver> waiver(Instance instance) {
        return policy.waivers().stream()
                .filter(waiver -> waiver.covers(instance.check(), instance.subject()))
                .filter(waiver -> !today.isAfter(waiver.until()))
                .findFirst();
    }

    private Optional<Waiver> expired(Instance instance) {
        return policy.waivers().stream()
                .filter(waiver -> waiver.covers(instance.check(), instance.subject()))
                .filter(waiver -> today.isAfter(waiver.until()))
                .findFirst();
    }

    private CheckResult result(
            Instance instance,
            CheckOutcome outcome,
            Optional<Estimate> estimate,
            double level,
            String rule,
            String reason) {
        String ended = expired(instance)
                .filter(waiver -> waiver(instance).isEmpty())
                .map(waiver -> "the waiver by " + waiver.by() + " ended on " + waiver.until())
                .orElse("");
        String why = reason + (reason.isEmpty() || ended.isEmpty() ? "" : "; ") + ended;
        long behind = instance.reading().fold(measured -> measured.support().n(), Reading.Counted::n, missing -> 0L);
        return new CheckResult(
                instance.id(),
                instance.check(),
                instance.subject(),
                outcome,
                estimate,
                instance.reading() instanceof Reading.Counted counted ? Optional.of(counted) : Optional.empty(),
                level,
                estimate.map(Estimate::n).orElse(behind),
                behind,
                rule,
                why,
                instance.reading().fold(Reading.Measured::basis, Reading.Counted::basis, missing -> ""),
                Optional.empty());
    }
}
