package dev.assay.gold;

import dev.assay.evalset.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holdout items that say almost what a calibration item says: the runs of three words of one are, by Jaccard, at least
 * {@value #ALIKE} those of the other. Candidates come from MinHash bands (a pair at that similarity is missed once in some
 * thousands), and each is then compared exactly.
 *
 * <p>Source: Broder 1997, doi 10.1109/SEQUEN.1997.666900.
 *
 * @param count holdout items with such a counterpart
 * @param first up to {@value #SHOWN} of them, in the order of the items
 */
public record NearDuplicates(int count, List<Pair> first) {

    static final double ALIKE = 0.8;
    static final int SHOWN = 20;
    private static final int WORDS = 3;
    private static final int BANDS = 16;
    private static final int ROWS = 4;

    /** Two item ids. */
    public record Pair(String heldOut, String calibration) {}

    private record Text(String itemId, Set<Integer> shingles) {}

    public NearDuplicates {
        first = List.copyOf(first);
    }

    /** What to tell who made the split; empty where nothing is alike. */
    public Optional<String> warning() {
        if (count == 0) {
            return Optional.empty();
        }
        String pairs = first.stream()
                .map(pair -> pair.heldOut() + " like " + pair.calibration())
                .collect(Collectors.joining(", "));
        return Optional.of(count + " holdout items nearly repeat a calibration item (" + pairs
                + (count > first.size() ? ", …" : "") + "); give such items the same group");
    }

    /** Compares all fields but the annotation itself. */
    public static NearDuplicates between(List<Item> items, SplitRule split) {
        Map<Long, List<Text>> buckets = new HashMap<>();
        Set<Set<Integer>> known = new HashSet<>();
        for (Item item : items) {
            Text text = text(item);
            // Copies within calibration stand for each other; a bucket must not grow by them.
            if (split.of(item.cluster()) == Split.CALIBRATION && known.add(text.shingles())) {
                bands(text).forEach(band -> buckets.computeIfAbsent(band, unused -> new ArrayList<>())
                        .add(text));
            }
        }
        int count = 0;
        List<Pair> first = new ArrayList<>();
        for (Item item : items) {
            if (split.of(item.cluster()) == Split.HOLDOUT) {
                Optional<Text> twin = twin(text(item), buckets);
                count += twin.isPresent() ? 1 : 0;
                if (twin.isPresent() && first.size() < SHOWN) {
                    first.add(new Pair(item.id(), twin.get().itemId()));
                }
            }
        }
        return new NearDuplicates(count, first);
    }

    private static Optional<Text> twin(Text heldOut, Map<Long, List<Text>> buckets) {
        return bands(heldOut).stream()
                .flatMap(band -> buckets.getOrDefault(band, List.of()).stream())
                .filter(other -> jaccard(heldOut.shingles(), other.shingles()) >= ALIKE)
                .findFirst();
    }

    private static double jaccard(Set<Integer> one, Set<Integer> two) {
        long both = one.stream().filter(two::contains).count();
        return (double) both / (one.size() + two.size() - both);
    }

    private static Text text(Item item) {
        String[] words = SharedTexts.texts(item)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\p{N}]+");
        Set<Integer> shingles = new HashSet<>();
        for (int i = 0; i + WORDS <= words.length; i++) {
            shingles.add(Arrays.asList(words).subList(i, i + WORDS).hashCode());
        }
        return new Text(item.id(), Set.copyOf(shingles));
    }

    /** None for a text of fewer words than a run. */
    private static List<Long> bands(Text text) {
        List<Long> bands = new ArrayList<>();
        for (int band = 0; band < BANDS && !text.shingles().isEmpty(); band++) {
            long key = band;
            for (int row = 0; row < ROWS; row++) {
                long salt = (band * ROWS + row + 1) * 0x9E3779B97F4A7C15L;
                long least = Long.MAX_VALUE;
                for (int shingle : text.shingles()) {
                    least = Math.min(least, mixed(shingle + salt));
                }
                key = mixed(key * 31 + least);
            }
            bands.add(key);
        }
        return bands;
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long bits) {
        long once = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }
}
