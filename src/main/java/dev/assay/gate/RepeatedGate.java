package dev.assay.gate;

import dev.assay.stats.SeededStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How often a policy would say something else had the items been drawn once more: the A/A test of a gate.
 *
 * <p>Each repeat decides the policy on two independent draws of the evidence's clusters and compares. A check that passes with
 * probability p changes between pass and inconclusive in 2p(1-p) of repeats, 32 % at a power of .8; only from a power of .975
 * on does that fall below 5 %. The same evidence judged twice without a new draw never changes: {@link GateEvaluator} has no
 * randomness of its own.
 */
public final class RepeatedGate {

    /** Any change of outcome in more repeats than this wants an explanation. */
    private static final double USUAL = 0.05;

    private final GatePolicy policy;
    private final Map<String, Subject> subjects;
    private final LocalDate today;

    public RepeatedGate(GatePolicy policy, Map<String, Subject> subjects, LocalDate today) {
        this.policy = policy;
        this.subjects = new LinkedHashMap<>(subjects);
        this.today = today;
    }

    /**
     * What became of one check, or of the whole gate.
     *
     * @param id the check's id with its slice; empty for the whole gate
     * @param passShare how often it passed, in [0,1]
     * @param changed repeats with two different outcomes
     * @param reversed repeats with a pass on one side and a fail on the other
     * @param repeats pairs of draws
     */
    public record Changes(String id, double passShare, int changed, int reversed, int repeats) {

        /** What a reader should make of it. */
        public String explanation() {
            if (changed == 0) {
                return "never changed";
            }
            if (reversed > 0) {
                return "went from pass to fail or back: the evidence is too thin for any claim this near";
            }
            return changed <= USUAL * repeats
                    ? "changes are as rare as they should be"
                    : "so near to its claim that two samples differ in 2p(1-p) of cases whatever the gate does; more"
                            + " audited items, or a claim further away, would end it";
        }

        /** How often two independent draws differ if one passes with this share and is undecided else: 2p(1-p). */
        public double expected() {
            return 2 * passShare * (1 - passShare);
        }
    }

    /** The whole gate first, then every check in the policy's order. */
    public List<Changes> of(Evidence evidence, int repeats, long seed) {
        List<List<Map<String, String>>> draws = IntStream.range(0, repeats)
                .parallel()
                .mapToObj(repeat -> {
                    var random = SeededStream.of(seed, repeat);
                    return List.of(outcomes(evidence.resampled(random)), outcomes(evidence.resampled(random)));
                })
                .toList();
        List<Changes> changes = new ArrayList<>();
        changes.add(changes("", draws));
        List<String> ids = draws.stream()
                .flatMap(List::stream)
                .flatMap(outcomes -> outcomes.keySet().stream())
                .distinct()
                .filter(id -> !id.isEmpty())
                .toList();
        ids.forEach(id -> changes.add(changes(id, draws)));
        return changes;
    }

    private static Changes changes(String id, List<List<Map<String, String>>> draws) {
        int changed = 0;
        int reversed = 0;
        int passed = 0;
        for (List<Map<String, String>> pair : draws) {
            String first = pair.get(0).getOrDefault(id, "");
            String second = pair.get(1).getOrDefault(id, "");
            passed += (first.equals("pass") ? 1 : 0) + (second.equals("pass") ? 1 : 0);
            changed += first.equals(second) ? 0 : 1;
            reversed += (first + second).equals("passfail") || (first + second).equals("failpass") ? 1 : 0;
        }
        return new Changes(id, passed / (2.0 * draws.size()), changed, reversed, draws.size());
    }

    private Map<String, String> outcomes(Evidence evidence) {
        List<CheckResult> results = new GateEvaluator(policy, evidence, today).decide(subjects);
        Map<String, String> outcomes = new LinkedHashMap<>();
        outcomes.put(
                "",
                GateOutcome.worst(
                                results.stream().map(CheckResult::outcome).toList(),
                                policy.defaults().onInconclusive())
                        .word());
        results.forEach(result -> outcomes.put(result.id(), result.outcome().word()));
        return outcomes;
    }
}
