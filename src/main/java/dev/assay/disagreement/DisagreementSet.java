package dev.assay.disagreement;

import dev.assay.agreement.ItemDesign;
import dev.assay.gold.Coverage;
import dev.assay.gold.LabelPair;
import dev.assay.rubric.Criterion;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where one judge differs from gold on one criterion, and of how many it could.
 *
 * @param judge its id
 * @param pairs all pairs with a label of the judge, in the order of the gold items
 * @param members those of the pairs that differ, in the same order
 * @param coverage what is missing from the pairs
 */
public record DisagreementSet(
        String judge, Criterion criterion, List<LabelPair> pairs, List<Disagreement> members, Coverage coverage) {

    public DisagreementSet {
        pairs = List.copyOf(pairs);
        members = List.copyOf(members);
    }

    public static DisagreementSet of(String judge, Criterion criterion, LabelPair.Join join) {
        List<LabelPair> scored = new ArrayList<>();
        List<Disagreement> members = new ArrayList<>();
        for (LabelPair pair : join.pairs()) {
            if (pair.isScored()) {
                scored.add(pair);
                Disagreement.in(pair, criterion.scale()).ifPresent(members::add);
            }
        }
        return new DisagreementSet(judge, criterion, scored, members, join.coverage());
    }

    /** The share of scored pairs that differ, weighted by inverse sampling probability, items of a group resampled together. */
    public Estimate rate(BootstrapPlan plan) {
        int[] groups = ItemDesign.of(pairs).clusters();
        ClusterSums.Builder sums = ClusterSums.of(Arrays.stream(groups).max().orElse(-1) + 1, 2);
        for (int i = 0; i < pairs.size(); i++) {
            double weight = pairs.get(i).gold().item().weight();
            sums.add(
                    groups[i],
                    0,
                    Disagreement.in(pairs.get(i), criterion.scale()).isPresent() ? weight : 0);
            sums.add(groups[i], 1, weight);
        }
        return ClusterBootstrap.estimate(
                sums.build(),
                total -> total[1] == 0 ? OptionalDouble.empty() : OptionalDouble.of(total[0] / total[1]),
                pairs.size(),
                "no scored verdict on an item with gold",
                plan);
    }

    /** Whether at least half of the disagreements come with the judge's own words. */
    public boolean givesReasons() {
        return 2
                        * members.stream()
                                .filter(member -> member.rationale().isPresent())
                                .count()
                >= members.size();
    }

    /** How many disagreements go a way. */
    public long count(Direction direction) {
        return members.stream()
                .filter(member -> member.direction() == direction)
                .count();
    }
}
