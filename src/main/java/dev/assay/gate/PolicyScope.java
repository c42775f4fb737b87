package dev.assay.gate;

import dev.assay.evalset.EvalSet;
import dev.assay.run.Run;
import java.util.Optional;

/** Says whether a policy is meant for a run. */
public final class PolicyScope {

    private static final String OTHER = "Name another run or policy.";

    private PolicyScope() {}

    /**
     * Refuses a run of another series, evalset or rubric.
     *
     * @throws GateMismatch if the policy is not meant for the run
     */
    public static void require(GatePolicy policy, Run run, EvalSet evalSet) {
        GatePolicy.AppliesTo to = policy.appliesTo();
        String judged = ", run " + run.id() + " judged " + run.evalset();
        to.series()
                .filter(series -> !evalSet.series().equals(Optional.of(series)))
                .ifPresent(series -> {
                    throw mismatch(
                            policy,
                            "releases of " + series + judged
                                    + evalSet.series().map(of -> " of " + of).orElse(" of no series"),
                            OTHER);
                });
        to.evalset().filter(id -> !id.equals(run.evalset())).ifPresent(id -> {
            throw mismatch(policy, "evalset " + id + judged, OTHER);
        });
        to.rubric().filter(major -> !major.covers(run.rubric())).ifPresent(major -> {
            throw mismatch(
                    policy,
                    "rubric " + major + ", run " + run.id() + " was judged under " + run.rubric(),
                    "Labels of another rubric or major version mean something else; write a policy for it.");
        });
    }

    private static GateMismatch mismatch(GatePolicy policy, String what, String hint) {
        return new GateMismatch("policy '" + policy.id() + "' is for " + what, hint);
    }
}
