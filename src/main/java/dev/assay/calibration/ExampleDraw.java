package dev.assay.calibration;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.judge.Examples;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws examples for judges from the calibration gold: one label after the other in turn, so that a rare label is shown
 * as often as a common one, and never two items of one group.
 *
 * <p>The draw is by hash of seed, criterion and item: the same gold gives the same examples.
 */
public final class ExampleDraw {

    private final Rubric rubric;
    private final int perCriterion;
    private final long seed;

    /** @param perCriterion how many examples a criterion gets at most, at least 1 */
    public ExampleDraw(Rubric rubric, int perCriterion, long seed) {
        this.rubric = rubric;
        this.perCriterion = perCriterion;
        this.seed = seed;
    }

    /**
     * Examples, and the items on which a judge that is shown them may not be measured.
     *
     * @param related the items that are shown and all that share a group with one of them
     */
    public record Drawn(Examples examples, Set<String> related) {

        public Drawn {
            related = Set.copyOf(related);
        }
    }

    public Drawn from(CalibrationSet gold) {
        Map<String, List<Examples.Example>> byCriterion = new TreeMap<>();
        Set<String> shownGroups = new HashSet<>();
        for (Criterion criterion : rubric.criteria()) {
            List<GoldItem> drawn = draw(criterion, gold.items());
            if (!drawn.isEmpty()) {
                byCriterion.put(
                        criterion.id(),
                        drawn.stream().map(item -> example(criterion, item)).toList());
            }
            drawn.forEach(item -> shownGroups.add(item.item().cluster()));
        }
        Set<String> related = new TreeSet<>();
        for (GoldItem item : gold.items()) {
            if (shownGroups.contains(item.item().cluster())) {
                related.add(item.item().id());
            }
        }
        return new Drawn(new Examples(byCriterion), related);
    }

    private List<GoldItem> draw(Criterion criterion, List<GoldItem> items) {
        Map<Label, List<GoldItem>> byLabel = new LinkedHashMap<>();
        items.stream()
                .filter(item -> item.label(criterion.id()).isPresent())
                .sorted(Comparator.comparing(item -> rank(criterion, item)))
                .forEach(item -> byLabel.computeIfAbsent(
                                item.label(criterion.id()).orElseThrow().label(), unused -> new ArrayList<>())
                        .add(item));
        List<List<GoldItem>> piles = byLabel.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().text()))
                .map(Map.Entry::getValue)
                .toList();
        List<GoldItem> drawn = new ArrayList<>();
        Set<String> groups = new HashSet<>();
        for (int turn = 0; drawn.size() < perCriterion && piles.stream().anyMatch(pile -> !pile.isEmpty()); turn++) {
            List<GoldItem> pile = piles.get(turn % piles.size());
            while (!pile.isEmpty()) {
                GoldItem next = pile.remove(0);
                if (groups.add(next.item().cluster())) {
                    drawn.add(next);
                    break;
                }
            }
        }
        return drawn;
    }

    private String rank(Criterion criterion, GoldItem item) {
        return CanonicalContent.sha256(
                seed + "\n" + criterion.id() + "\n" + item.item().id());
    }

    private Examples.Example example(Criterion criterion, GoldItem item) {
        return Examples.Example.of(
                item.item(),
                rubric.inputs(),
                item.label(criterion.id()).orElseThrow().label());
    }
}
