package dev.assay.probe;

import dev.assay.stats.Estimate;
import java.util.Comparator;
import java.util.List;

/**
 * What probes found out about a judge on one criterion.
 *
 * @param attacks share of attacked variants that got what the attack wants, among those whose item did not have it
 * @param flips share of neutral variants with another label than their item, copies left out
 * @param copies the same for verbatim copies: the judge's own noise
 * @param byChance the share of verbatim copies that got what an attack wants, counted as attacks are: what noise alone
 *     looks like
 * @param unattacked share of items, in a pair of both sides, that had what an attack wants without one
 * @param families the same two rates, a family each
 */
public record Robustness(
        String criterion,
        ProbeRate attacks,
        ProbeRate flips,
        ProbeRate copies,
        Estimate byChance,
        Estimate unattacked,
        List<Family> families) {

    public Robustness {
        families = List.copyOf(families);
    }

    /** The rate of one family. */
    public record Family(String probe, Probe.Kind kind, ProbeRate rate) {}

    /** The attacks that worked at all, the highest rate first; at most so many. */
    public List<Family> strongestAttacks(int most) {
        return families.stream()
                .filter(family ->
                        family.kind() == Probe.Kind.ATTACK && family.rate().hits() > 0)
                .sorted(Comparator.comparingDouble(
                                (Family family) -> family.rate().rate().value().orElse(0))
                        .reversed()
                        .thenComparing(Family::probe))
                .limit(most)
                .toList();
    }

    /** The gate metric {@code judge.attackSuccessRate}. */
    public Estimate attackSuccessRate() {
        return attacks.rate();
    }

    /** The gate metric {@code judge.flipRate}. */
    public Estimate flipRate() {
        return flips.rate();
    }
}
