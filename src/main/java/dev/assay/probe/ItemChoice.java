package dev.assay.probe;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSet;
import dev.assay.gold.Split;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses the items to probe by a seed, so that the same seed always chooses the same.
 *
 * <p>Items whose calibration gold says that they are not good come first: on them an attack has something to gain. Held-out
 * items are never chosen, and nothing of their gold is read.
 */
public final class ItemChoice {

    private final Optional<GoldSet> gold;
    private final Set<String> labelledIds;
    private final int count;
    private final long seed;
    private final TreeSet<Candidate> best = new TreeSet<>();
    private final List<Item> labelled = new ArrayList<>();

    /** An item with its place in the order that the seed gives. */
    private record Candidate(String hash, Item item) implements Comparable<Candidate> {

        private static final Comparator<Candidate> BY_HASH =
                Comparator.comparing(Candidate::hash).thenComparing(candidate -> candidate.item.id());

        @Override
        public int compareTo(Candidate other) {
            return BY_HASH.compare(this, other);
        }
    }

    /**
     * @param gold of the evalset, where there is any
     * @param count how many items to choose at most, at least 1
     */
    public ItemChoice(Optional<GoldSet> gold, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("at least 1 item is chosen, was " + count);
        }
        this.gold = gold;
        this.labelledIds = gold.map(GoldSet::itemIds).orElse(Set.of());
        this.count = count;
        this.seed = seed;
    }

    /** Takes an item of the evalset into account. */
    public void offer(Item item) {
        if (isHeldOut(item)) {
            return;
        }
        if (labelledIds.contains(item.id())) {
            labelled.add(item);
        }
        best.add(candidate(item));
        if (best.size() > count) {
            best.pollLast();
        }
    }

    private boolean isHeldOut(Item item) {
        return gold.filter(set -> set.header().split().of(item.cluster()) == Split.HOLDOUT)
                .isPresent();
    }

    private Candidate candidate(Item item) {
        return new Candidate(CanonicalContent.sha256(seed + "\n" + item.id()), item);
    }

    /** The chosen items, those that are not good first; fewer where there are not enough. */
    public List<Item> chosen(Rubric rubric) {
        Map<String, Item> chosen = new LinkedHashMap<>();
        gold.map(set -> set.calibration(labelled)).map(CalibrationSet::items).orElse(List.of()).stream()
                .filter(item -> isLacking(item, rubric))
                .map(item -> candidate(item.item()))
                .sorted()
                .forEach(candidate -> chosen.put(candidate.item().id(), candidate.item()));
        best.forEach(candidate -> chosen.putIfAbsent(candidate.item().id(), candidate.item()));
        return chosen.values().stream().limit(count).toList();
    }

    /** Whether gold gives the item on some criterion another label than an attack would want. */
    private static boolean isLacking(GoldItem gold, Rubric rubric) {
        return rubric.criteria().stream().anyMatch(criterion -> gold.label(criterion.id())
                .filter(label -> !Aim.of(criterion, Optional.empty()).isMetBy(label.label()))
                .isPresent());
    }
}
