package dev.assay.gate;

import dev.assay.sampling.AuditPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One check of an evaluation, as it is kept and shown.
 *
 * @param id the check's id, with the slice in brackets where there is one
 * @param where the slice, by metadata key
 * @param outcome {@code pass}, {@code warn}, {@code fail}, {@code inconclusive} or {@code waived}
 * @param margin of a non-inferiority claim
 * @param value the measured number or the count; absent where there is none
 * @param bound the bound that decided, or the one that the claim is about where nothing was decided
 * @param side {@code lower} or {@code upper}
 * @param boundLevel one-sided level at which both bounds hold
 * @param n observations behind the number
 * @param method how the bounds were found
 * @param rule the claim held against the bounds, in one line
 * @param reason what the bounds alone do not say; may be empty
 * @param basis where the number was measured; may be empty
 * @param plan how an inconclusive check could be settled
 */
public record EvaluatedCheck(
        String id,
        String check,
        Optional<String> judge,
        Optional<String> criterion,
        Map<String, String> where,
        String outcome,
        String metric,
        String claim,
        OptionalDouble margin,
        OptionalDouble value,
        OptionalDouble bound,
        Optional<String> side,
        double boundLevel,
        OptionalDouble lower,
        OptionalDouble upper,
        long n,
        Optional<String> method,
        String rule,
        String reason,
        String basis,
        Optional<AuditPlan> plan) {

    public EvaluatedCheck {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }

    /** A result with the plan that could settle it. */
    public static EvaluatedCheck of(CheckResult result, Optional<AuditPlan> plan) {
        Optional<Interval.Bounds> bounds = result.estimate().flatMap(BoundTest::bounds);
        Optional<Claim.Side> side = result.estimate().flatMap(estimate -> decidingSide(result.check(), estimate));
        OptionalDouble lower =
                bounds.map(found -> OptionalDouble.of(found.lower())).orElse(OptionalDouble.empty());
        OptionalDouble upper =
                bounds.map(found -> OptionalDouble.of(found.upper())).orElse(OptionalDouble.empty());
        return new EvaluatedCheck(
                result.id(),
                result.check().id(),
                result.subject().judge(),
                result.subject().criterion(),
                result.subject().where(),
                result.outcome().word(),
                result.check().metric().word(),
                result.check().claim().text(),
                margin(result.check()),
                result.counted()
                        .map(counted -> OptionalDouble.of(counted.value()))
                        .or(() -> result.estimate().map(Estimate::value))
                        .orElse(OptionalDouble.empty()),
                side.map(decided -> decided == Claim.Side.LOWER ? lower : upper).orElse(OptionalDouble.empty()),
                side.map(decided -> decided == Claim.Side.LOWER ? "lower" : "upper"),
                result.boundLevel(),
                lower,
                upper,
                result.n(),
                bounds.map(found -> found.method().wireName()),
                result.rule(),
                result.reason(),
                result.basis(),
                plan);
    }

    private static OptionalDouble margin(Check check) {
        return check.claim()
                .fold(
                        bounded -> OptionalDouble.empty(),
                        exact -> OptionalDouble.empty(),
                        nonInferior -> OptionalDouble.of(nonInferior.margin()));
    }

    /** The side that supports the claim, unless the other one refutes it. */
    private static Optional<Claim.Side> decidingSide(Check check, Estimate estimate) {
        return BoundTest.of(check.claim()).map(test -> {
            boolean isLower = (test.side() == Claim.Side.LOWER) != test.isRefutedBy(estimate);
            return isLower ? Claim.Side.LOWER : Claim.Side.UPPER;
        });
    }

    /** The claim in words, with its margin where it has one. */
    public String fullClaim() {
        return margin.isPresent() ? claim + " " + CheckText.number(margin.getAsDouble()) : claim;
    }
}
