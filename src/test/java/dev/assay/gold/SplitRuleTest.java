package dev.assay.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitRuleTest {

    private static final List<String> CLUSTERS =
            IntStream.range(0, 2000).mapToObj(i -> "doc-" + i).toList();

    @Test
    void the_same_seed_splits_the_same_way() {
        assertThat(splits(new SplitRule(7, 0.3))).isEqualTo(splits(new SplitRule(7, 0.3)));
    }

    @Test
    void another_seed_splits_everything_anew() {
        List<Split> one = splits(new SplitRule(7, 0.5));
        List<Split> other = splits(new SplitRule(8, 0.5));

        // two independent halves agree on Binomial(2000, 1/2) clusters
        long same = IntStream.range(0, CLUSTERS.size())
                .filter(i -> one.get(i) == other.get(i))
                .count();
        assertThat(same).isBetween(leastOf(0.5), mostOf(0.5));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 1", "0.3, 1", "0.3, 20261121", "0.5, -9", "0.9, 3"})
    void the_share_of_the_holdout_is_what_was_asked_for(double share, long seed) {
        long held = splits(new SplitRule(seed, share)).stream()
                .filter(split -> split == Split.HOLDOUT)
                .count();

        // independent clusters: the count is Binomial(2000, share); the exact bounds leave one in a million outside
        assertThat(held).isBetween(leastOf(share), mostOf(share));
    }

    @Test
    void a_larger_share_only_adds_to_the_holdout() {
        List<Split> small = splits(new SplitRule(7, 0.2));
        List<Split> large = splits(new SplitRule(7, 0.4));

        assertThat(IntStream.range(0, CLUSTERS.size())
                        .filter(i -> small.get(i) == Split.HOLDOUT)
                        .mapToObj(large::get))
                .containsOnly(Split.HOLDOUT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
    void refuses_a_share_that_leaves_one_part_empty(double share) {
        assertThatThrownBy(() -> new SplitRule(7, share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("holdoutShare must lie in (0,1), was " + share);
    }

    private static List<Split> splits(SplitRule rule) {
        return CLUSTERS.stream().map(rule::of).toList();
    }

    private static long leastOf(double share) {
        return BinomialDistribution.of(CLUSTERS.size(), share).inverseCumulativeProbability(5e-7);
    }

    private static long mostOf(double share) {
        return BinomialDistribution.of(CLUSTERS.size(), share).inverseSurvivalProbability(5e-7);
    }
}
