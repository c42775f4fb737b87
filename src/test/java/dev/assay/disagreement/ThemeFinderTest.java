package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.clustering.RandIndex;
import dev.assay.stats.learn.FeatureRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeFinderTest {

    private static final List<String> ENGLISH = List.of("en");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void finds_five_planted_themes_in_sixty_disagreements_and_keeps_noise_out(long seed) {
        PlantedThemes planted = PlantedThemes.of(seed, 60, 5, ENGLISH);

        int[] found = planted.found();

        assertThat(RandIndex.adjusted(found, planted.planted())).isGreaterThan(0.8);
        long noise = Arrays.stream(planted.planted())
                .filter(theme -> theme == PlantedThemes.NOISE)
                .count();
        assertThat(noiseInThemes(found, planted.planted())).isLessThan(noise / 2 + 1);
    }

    @Test
    void knows_the_themes_again_after_a_twentieth_of_new_disagreements() {
        PlantedThemes planted = PlantedThemes.of(1, 210, 6, ENGLISH);
        PlantedThemes before = new PlantedThemes(
                planted.disagreeing().subList(0, 200),
                Arrays.copyOf(planted.planted(), 200),
                planted.languages().subList(0, 200),
                planted.agreeing());

        Map<String, Set<String>> known = new HashMap<>();
        List<Set<String>> old = members(before.found());
        for (int theme = 0; theme < old.size(); theme++) {
            known.put("theme " + theme, old.get(theme));
        }
        List<Optional<String>> ids = ClusterMatch.of(members(planted.found()), known);

        assertThat(old).hasSizeGreaterThanOrEqualTo(6);
        assertThat(ids.stream().flatMap(Optional::stream)).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void gives_the_same_themes_on_the_same_data() {
        PlantedThemes planted = PlantedThemes.of(2, 60, 5, ENGLISH);

        assertThat(planted.found()).isEqualTo(planted.found());
    }

    @Test
    void finds_nothing_in_rows_that_have_nothing_in_common() {
        List<FeatureRow> apart = IntStream.range(0, 40)
                .mapToObj(i -> {
                    double[] row = new double[40];
                    row[i] = 1;
                    return FeatureRow.of(row);
                })
                .toList();

        assertThat(ThemeFinder.find(apart, 1)).containsOnly(ThemeFinder.UNCLUSTERED);
    }

    @Test
    void leaves_one_theme_whole_and_the_odd_ones_out() {
        List<FeatureRow> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            // A common direction of length sqrt .5 and one of its own: products of .5 within, 0 with the others.
            double[] row = new double[16];
            row[i < 9 ? 15 : i] = Math.sqrt(0.5);
            row[i] += Math.sqrt(0.5);
            rows.add(FeatureRow.of(row));
        }

        assertThat(ThemeFinder.find(rows, 1)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1);
    }

    @ParameterizedTest
    @CsvSource({"9,3", "29,3", "30,5", "250,5", "251,6", "10000,200"})
    void asks_of_a_theme_so_many_members(int disagreements, int members) {
        assertThat(ThemeFinder.smallest(disagreements)).isEqualTo(members);
    }

    /** Prints the figures of docs/disagreement.md. */
    @Test
    @Tag("slow")
    void figures_by_language() {
        for (List<String> languages : languages()) {
            for (int size : new int[] {60, 200, 600}) {
                double mean = 0;
                double least = 1;
                double byLanguage = 0;
                for (int seed = 1; seed <= 5; seed++) {
                    PlantedThemes planted = PlantedThemes.of(seed, size, size == 60 ? 5 : 6, languages);
                    int[] found = planted.found();
                    double index = RandIndex.adjusted(found, planted.planted());
                    mean += index / 5;
                    least = Math.min(least, index);
                    byLanguage += RandIndex.adjusted(found, numbers(planted.languages())) / 5;
                }
                System.out.printf(
                        "%s, %d disagreements: adjusted Rand index %.2f, least of five %.2f, with the language %.2f%n",
                        String.join("+", languages), size, mean, least, byLanguage);
                if (languages.equals(ENGLISH)) {
                    assertThat(least).isGreaterThan(0.8);
                } else if (languages.size() == 1) {
                    assertThat(mean).isGreaterThan(0.6);
                }
                // Six themes in each of five languages, told apart without an error, would have an index of .24 with
                // the language.
                assertThat(byLanguage).as("clusters are not languages").isLessThan(languages.size() > 1 ? 0.2 : 2);
            }
        }
    }

    private static List<List<String>> languages() {
        List<List<String>> languages = new ArrayList<>();
        PlantedThemes.LANGUAGES.forEach(language -> languages.add(List.of(language)));
        languages.add(PlantedThemes.LANGUAGES);
        return languages;
    }

    private static int[] numbers(List<String> of) {
        List<String> distinct = of.stream().distinct().toList();
        return of.stream().mapToInt(distinct::indexOf).toArray();
    }

    private static long noiseInThemes(int[] found, int[] planted) {
        return IntStream.range(0, found.length)
                .filter(i -> planted[i] == PlantedThemes.NOISE && found[i] != ThemeFinder.UNCLUSTERED)
                .count();
    }

    private static List<Set<String>> members(int[] themes) {
        int count = Arrays.stream(themes).max().orElse(-1) + 1;
        List<Set<String>> members = new ArrayList<>();
        for (int theme = 0; theme < count; theme++) {
            Set<String> of = new HashSet<>();
            for (int i = 0; i < themes.length; i++) {
                if (themes[i] == theme) {
                    of.add("item " + i);
                }
            }
            members.add(of);
        }
        return members;
    }
}
