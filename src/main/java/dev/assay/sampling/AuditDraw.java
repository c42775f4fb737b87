package dev.assay.sampling;

import dev.assay.stats.SeededStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Draws items for an audit so that the probability of each is known. */
public final class AuditDraw {

    private AuditDraw() {}

    /**
     * A simple random sample without replacement: every item has the same probability, the sample's share.
     *
     * @param items those that may be drawn; their order does not matter
     * @param wanted at least 0; all items where there are fewer
     * @param seed the same seed on the same items draws the same
     * @return by item id
     */
    public static List<AuditPlan.Pick> uniform(Collection<String> items, long wanted, long seed) {
        List<String> all = new ArrayList<>(new TreeSet<>(items));
        int size = (int) Math.min(wanted, all.size());
        SeededStream random = SeededStream.of(seed, 0);
        for (int drawn = 0; drawn < size; drawn++) {
            Collections.swap(all, drawn, drawn + random.nextInt(all.size() - drawn));
        }
        double probability = all.isEmpty() ? 1 : (double) size / all.size();
        return all.subList(0, size).stream()
                .sorted()
                .map(item -> new AuditPlan.Pick(item, probability))
                .toList();
    }
}
