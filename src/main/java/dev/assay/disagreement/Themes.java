package dev.assay.disagreement;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.SeededStream;
import dev.assay.stats.clustering.RandIndex;
import dev.assay.stats.learn.FeatureRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The themes of some cases, of which cases with the same texts count as one. */
final class Themes {

    private static final int SUBSAMPLES = 20;
    private static final double SUBSAMPLE = 0.8;
    /** So many cases tell how stable the themes are; more would take minutes. */
    private static final int MOST_SUBSAMPLED = 500;

    private final List<FeatureRow> distinct;
    private final int[] distinctOf;
    private final int[] themes;
    private final long seed;

    private Themes(List<FeatureRow> distinct, int[] distinctOf, int[] themes, long seed) {
        this.distinct = distinct;
        this.distinctOf = distinctOf;
        this.themes = themes;
        this.seed = seed;
    }

    static Themes of(CaseTexts texts, CaseSpace space, long seed) {
        Map<CaseText, Integer> numbers = new LinkedHashMap<>();
        int[] distinctOf = texts.disagreeing().stream()
                .mapToInt(text -> numbers.computeIfAbsent(text, unused -> numbers.size()))
                .toArray();
        List<FeatureRow> rows = space.rows(List.copyOf(numbers.keySet()), texts.agreeing());
        return new Themes(rows, distinctOf, ThemeFinder.find(rows, seed), seed);
    }

    int count() {
        return Arrays.stream(themes).max().orElse(ThemeFinder.UNCLUSTERED) + 1;
    }

    /** The theme of a case, or {@link ThemeFinder#UNCLUSTERED}. */
    int of(int text) {
        return themes[distinctOf[text]];
    }

    /** The cases of a theme, the most central first, those with equal texts side by side. */
    List<Integer> members(int theme) {
        double[] sum = new double[distinct.get(0).width()];
        for (int i = 0; i < themes.length; i++) {
            if (themes[i] == theme) {
                distinct.get(i).addTo(sum, 1);
            }
        }
        double[] nearness = distinct.stream().mapToDouble(row -> row.dot(sum)).toArray();
        return IntStream.range(0, distinctOf.length)
                .filter(text -> of(text) == theme)
                .boxed()
                .sorted((a, b) -> {
                    int byNearness = Double.compare(nearness[distinctOf[b]], nearness[distinctOf[a]]);
                    return byNearness != 0 ? byNearness : Integer.compare(a, b);
                })
                .toList();
    }

    /** Whether two cases have the same texts. */
    boolean areSame(int first, int second) {
        return distinctOf[first] == distinctOf[second];
    }

    /** The row of a case. */
    FeatureRow row(int text) {
        return distinct.get(distinctOf[text]);
    }

    /**
     * How well the themes are found again on subsamples.
     *
     * @param index the mean adjusted Rand index between them and those of the subsamples
     * @param ofTheme by theme, the mean of the best overlap (Jaccard) with a theme of a subsample (Hennig 2007, doi
     *     10.1016/j.csda.2006.11.025)
     */
    record Stability(Estimate index, List<Estimate> ofTheme) {

        static Stability notTried(int themes) {
            Estimate none = Estimate.undefined("not tried", 0);
            return new Stability(
                    none, IntStream.range(0, themes).mapToObj(k -> none).toList());
        }
    }

    Stability stability() {
        if (count() == 0) {
            return Stability.notTried(0);
        }
        double index = 0;
        double[] overlaps = new double[count()];
        for (int sample = 0; sample < SUBSAMPLES; sample++) {
            int[] drawn = drawn(sample);
            int[] here = Arrays.stream(drawn).map(row -> themes[row]).toArray();
            int[] found = ThemeFinder.find(
                    Arrays.stream(drawn).mapToObj(distinct::get).toList(), seed);
            index += RandIndex.adjusted(here, found) / SUBSAMPLES;
            for (int theme = 0; theme < overlaps.length; theme++) {
                overlaps[theme] += overlap(here, found, theme) / SUBSAMPLES;
            }
        }
        List<Estimate> ofTheme = new ArrayList<>();
        Arrays.stream(overlaps).forEach(overlap -> ofTheme.add(mean(overlap)));
        return new Stability(mean(index), ofTheme);
    }

    private static Estimate mean(double value) {
        return Estimate.known(value, Interval.none("a mean over overlapping subsamples"), SUBSAMPLES);
    }

    private int[] drawn(int sample) {
        int[] rows = IntStream.range(0, distinct.size()).toArray();
        int size = Math.min(MOST_SUBSAMPLED, (int) Math.round(SUBSAMPLE * rows.length));
        SeededStream random = SeededStream.of(seed, sample + 1);
        for (int i = 0; i < size; i++) {
            int other = i + random.nextInt(rows.length - i);
            int kept = rows[i];
            rows[i] = rows[other];
            rows[other] = kept;
        }
        return IntStream.of(rows).limit(size).sorted().toArray();
    }

    private static double overlap(int[] here, int[] found, int theme) {
        Map<Integer, Integer> both = new LinkedHashMap<>();
        Map<Integer, Integer> sizes = new LinkedHashMap<>();
        int size = 0;
        for (int i = 0; i < here.length; i++) {
            if (found[i] != ThemeFinder.UNCLUSTERED) {
                sizes.merge(found[i], 1, Integer::sum);
            }
            if (here[i] == theme) {
                size++;
                if (found[i] != ThemeFinder.UNCLUSTERED) {
                    both.merge(found[i], 1, Integer::sum);
                }
            }
        }
        int members = size;
        return both.entrySet().stream()
                .mapToDouble(entry -> (double) entry.getValue()
                        / (members + sizes.getOrDefault(entry.getKey(), 0) - entry.getValue()))
                .max()
                .orElse(0);
    }
}
