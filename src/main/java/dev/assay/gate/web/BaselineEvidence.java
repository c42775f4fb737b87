package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.comparison.web.ComparedRuns;
import dev.assay.edge.Refusal;
import dev.assay.gate.Check;
import dev.assay.gate.DifferenceSource;
import dev.assay.gate.EvidenceSource;
import dev.assay.gate.FixedSource;
import dev.assay.gate.GateMismatch;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.Metric;
import dev.assay.gate.Reading;
import dev.assay.gate.ShareSource;
import dev.assay.gate.Subject;
import dev.assay.gate.store.GateEvaluations;
import dev.assay.run.Run;
import dev.assay.run.store.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often the items of a run pass, alone and beside a baseline. */
@ApplicationScoped
class BaselineEvidence {

    private static final String LAST_PASSED = "last-passed";

    private final Runs runs;
    private final GateEvaluations evaluations;
    private final ComparedRuns compared;

    BaselineEvidence(Runs runs, GateEvaluations evaluations, ComparedRuns compared) {
        this.runs = runs;
        this.evaluations = evaluations;
        this.compared = compared;
    }

    /**
     * The run to compare with; empty where no check compares, or nothing has passed yet.
     *
     * @param named instead of the policy's own
     * @throws GateMismatch if that is the run itself
     */
    Optional<Run> baseline(Caller caller, GatePolicy policy, Run run, Optional<String> named) {
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
        Optional<String> id = named.or(() -> ofPolicy.get().equals(LAST_PASSED)
                ? evaluations.lastPassed(caller.workspace(), policy.id(), run)
                : ofPolicy);
        if (id.equals(Optional.of(run.id()))) {
            throw new GateMismatch(
                    "run " + run.id() + " would be compared with itself, which says nothing",
                    "Name another run as the baseline.");
        }
        return id.map(baseline -> runs.require(caller.workspace(), baseline));
    }

    /** The difference of a subject's pass rates, or why there is none. */
    EvidenceSource difference(Caller caller, GatePolicy policy, Run run, Optional<Run> baseline, Subject subject) {
        if (baseline.isEmpty()) {
            return missing("no earlier run has passed by this policy: name one with --baseline, or waive the check"
                    + " for the first release");
        }
        String judge = subject.judge().orElseThrow();
        try {
            compared.requireComparable(run, baseline.get(), judge);
        } catch (Refusal notComparable) {
            return missing(Optional.ofNullable(notComparable.getMessage()).orElse("not comparable"));
        }
        return new DifferenceSource(
                compared.passRates(
                        caller.workspace(),
                        run,
                        baseline.get(),
                        judge,
                        subject.criterion().orElse(Subject.ITEM)),
                baseline.get().id(),
                policy.defaults().seed());
    }

    private static EvidenceSource missing(String why) {
        return new FixedSource(Map.of(Metric.PASS_RATE, new Reading.Missing(why)));
    }

    /** The pass rate of a subject as judged, uncorrected. */
    EvidenceSource passRate(Caller caller, Run run, Subject subject) {
        List<ShareSource.Case> cases = compared
                .passed(
                        caller.workspace(),
                        run,
                        subject.judge().orElseThrow(),
                        subject.criterion().orElse(Subject.ITEM))
                .stream()
                .flatMap(item -> item.passes().stream().map(passes -> new ShareSource.Case(item.item(), passes)))
                .toList();
        return new ShareSource(cases, "as judged on " + run.evalset() + ", uncorrected");
    }
}
