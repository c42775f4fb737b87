package dev.assay.disagreement;

import dev.assay.stats.SliceContrast;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much less items of groups say than as many single items: 1 + (m - 1) rho, with rho the correlation of disagreement within
 * groups by analysis of variance and m the mean size of an item's group; at least 1 (Kish 1965, Survey Sampling, ch. 5).
 *
 * <p>An exact test takes items as independent. Of items that are disagreed on by whole sellers it would believe far too much.
 *
 * @param value at least 1
 */
record GroupEffect(double value) {

    static GroupEffect of(List<JudgedCase> cases) {
        Map<String, int[]> groups = new HashMap<>();
        for (JudgedCase judged : cases) {
            int[] group = groups.computeIfAbsent(judged.group(), unused -> new int[2]);
            group[0]++;
            group[1] += judged.differs() ? 1 : 0;
        }
        double n = cases.size();
        double k = groups.size();
        if (k < 2 || k == n) {
            return new GroupEffect(1);
        }
        double squares = squares(groups.values());
        double size = (n - squares / n) / (k - 1);
        double rate = groups.values().stream().mapToDouble(group -> group[1]).sum() / n;
        double between = 0;
        double within = 0;
        for (int[] group : groups.values()) {
            double share = (double) group[1] / group[0];
            between += group[0] * (share - rate) * (share - rate) / (k - 1);
            within += group[0] * share * (1 - share) / (n - k);
        }
        double all = between + (size - 1) * within;
        double correlation = all <= 0 ? 0 : Math.max(0, (between - within) / all);
        return new GroupEffect(1 + (squares / n - 1) * correlation);
    }

    private static double squares(Collection<int[]> groups) {
        return groups.stream()
                .mapToDouble(group -> (double) group[0] * group[0])
                .sum();
    }

    /** The one-sided p-value of more disagreements inside, of as many independent items as these are worth. */
    double pValueOfMore(SliceContrast counts) {
        int inside = worth(counts.items());
        int outside = worth(counts.otherItems());
        return new SliceContrast(inside, Math.min(inside, worth(counts.errors())), outside, Math.min(outside, (int)
                        Math.ceil(counts.otherErrors() / value)))
                .pValueOfMore();
    }

    private int worth(int count) {
        return (int) Math.floor(count / value);
    }
}
