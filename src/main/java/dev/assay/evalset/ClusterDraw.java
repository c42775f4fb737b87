package dev.assay.evalset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Draws clusters of items with replacement, each draw as a cluster of its own, which it would be in a new sample. */
public final class ClusterDraw {

    private ClusterDraw() {}

    /**
     * As many clusters as there are, drawn with replacement.
     *
     * @param item of an element
     * @param about the element about another item: a copy under another id and group
     */
    public static <T> List<T> of(
            List<T> elements, Function<T, Item> item, BiFunction<T, Item, T> about, RandomGenerator random) {
        Map<String, List<T>> clusters = new TreeMap<>();
        for (T element : elements) {
            clusters.computeIfAbsent(item.apply(element).cluster(), unused -> new ArrayList<>())
                    .add(element);
        }
        List<List<T>> all = List.copyOf(clusters.values());
        List<T> drawn = new ArrayList<>();
        for (int draw = 0; draw < all.size(); draw++) {
            for (T element : all.get(random.nextInt(all.size()))) {
                Item original = item.apply(element);
                drawn.add(about.apply(
                        element,
                        new Item(
                                original.id() + "#" + draw,
                                original.fields(),
                                Optional.of(original.cluster() + "#" + draw),
                                original.samplingProb(),
                                original.meta())));
            }
        }
        return drawn;
    }
}
