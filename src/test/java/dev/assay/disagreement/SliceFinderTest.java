package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.BootstrapPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SliceFinderTest {

    private static final List<String> WORDS = List.of(
            "delay invoice colour parcel refund polite manual battery seal corner label weight lamp door hinge paint"
                    .split(" "));

    /** Items with six metadata keys and random words, on which a judge differs with the given chance. */
    private static List<JudgedCase> cases(long seed, int size, double chance, double chanceIfGerman) {
        SplittableRandom random = new SplittableRandom(seed);
        List<JudgedCase> cases = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String language = List.of("en", "de", "fr", "es").get(random.nextInt(4));
            boolean differs = random.nextDouble() < (language.equals("de") ? chanceIfGerman : chance);
            JudgedCase plain = Cases.plain(
                    "item " + i,
                    Map.of(
                            "language", language,
                            "annotator", "a" + random.nextInt(12),
                            "vendor", "v" + random.nextInt(2),
                            "workflow", "w" + random.nextInt(3),
                            "channel", "c" + random.nextInt(2),
                            "conventionVersion", "1." + random.nextInt(3)),
                    differs);
            cases.add(new JudgedCase(plain.pair(), differs, plain.text(), words(random), words(random), plain.facts()));
        }
        return cases;
    }

    private static Set<String> words(SplittableRandom random) {
        Set<String> words = new HashSet<>();
        for (int k = 0; k < 5; k++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return words;
    }

    @Test
    void claims_nothing_on_random_disagreements_in_more_than_one_of_twenty_sets() {
        int falseClaims = 0;
        for (int seed = 0; seed < 200; seed++) {
            SliceFindings found = new SliceFinder(cases(seed, 400, 0.12, 0.12), BootstrapPlan.seeded(seed)).find();
            falseClaims += found.confirmed().isEmpty() ? 0 : 1;
            assertThat(found.tried()).isGreaterThan(20);
        }

        assertThat(falseClaims).isLessThanOrEqualTo(10);
    }

    @Test
    void claims_no_rule_for_clusters_that_were_drawn_at_random() {
        int falseClaims = 0;
        for (int seed = 0; seed < 200; seed++) {
            List<JudgedCase> cases = cases(seed, 400, 0.12, 0.12);
            SplittableRandom random = new SplittableRandom(seed);
            List<Set<String>> clusters = List.of(new HashSet<>(), new HashSet<>());
            cases.stream().filter(JudgedCase::differs).forEach(judged -> clusters.get(random.nextInt(2))
                    .add(judged.itemId()));
            falseClaims += new ClusterRules(cases, BootstrapPlan.seeded(seed))
                            .find(clusters).stream()
                                    .anyMatch(found -> found.lift().value().isPresent())
                    ? 1
                    : 0;
        }

        assertThat(falseClaims).isLessThanOrEqualTo(10);
    }

    @Test
    void claims_nothing_where_whole_groups_are_disagreed_on_and_the_slice_has_no_part_in_it() {
        int falseClaims = 0;
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<JudgedCase> cases = new ArrayList<>();
            for (int group = 0; group < 40; group++) {
                // A seller is disagreed on in .05 or in .6 of its items; the vendor is one for all of them.
                double chance = random.nextInt(4) == 0 ? 0.6 : 0.05;
                String vendor = "v" + random.nextInt(3);
                for (int member = 0; member < 10; member++) {
                    cases.add(Cases.grouped(
                            "item " + group + "." + member,
                            "seller " + group,
                            Map.of("vendor", vendor),
                            random.nextDouble() < chance));
                }
            }
            falseClaims += new SliceFinder(cases, BootstrapPlan.seeded(seed))
                            .find()
                            .confirmed()
                            .isEmpty()
                    ? 0
                    : 1;
        }

        assertThat(falseClaims).isLessThanOrEqualTo(10);
    }

    @Test
    void counts_items_of_groups_for_what_they_are_worth() {
        List<JudgedCase> whole = new ArrayList<>();
        List<JudgedCase> apart = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            // Groups of five of which all or none are disagreed on: five items say what one says.
            whole.add(Cases.grouped("item " + i, "group " + i / 5, Map.of(), i / 5 % 4 == 0));
            apart.add(Cases.grouped("item " + i, "item " + i, Map.of(), i % 4 == 0));
        }

        assertThat(GroupEffect.of(whole).value()).isCloseTo(5, within(1e-9));
        assertThat(GroupEffect.of(apart).value()).isEqualTo(1);
    }

    @Test
    void finds_the_slice_in_which_they_differ_four_times_as_often() {
        SliceFindings found = new SliceFinder(cases(1, 800, 0.08, 0.32), BootstrapPlan.seeded(1)).find();

        Slice german = found.confirmed().get(0);
        assertThat(german.rule()).isEqualTo(SliceRule.of("language", "de"));
        assertThat(german.rule().text()).isEqualTo("language is “de”");
        // A quarter of the items at .32 and the rest at .08: .32/.14 = 2.3.
        assertThat(german.lift().value().orElseThrow()).isBetween(1.5, 3.2);
    }

    @Test
    void tests_no_slice_of_fewer_than_ten_items_or_five_disagreements() {
        List<JudgedCase> cases = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // Nine items of vendor small, all of them disagreements.
            cases.add(Cases.plain("item " + i, Map.of("vendor", i < 9 ? "small" : "large"), i < 9));
        }

        SliceFindings found = new SliceFinder(cases, BootstrapPlan.seeded(1)).find();

        assertThat(found.slices()).isEmpty();
        assertThat(found.tried()).isZero();
        assertThat(found.tooSmall()).isEqualTo(2);
    }

    @Test
    void keeps_the_first_of_two_rules_that_hold_on_the_same_items() {
        List<JudgedCase> cases = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            boolean isGerman = i % 4 == 0;
            cases.add(Cases.plain(
                    "item " + i,
                    Map.of("country", isGerman ? "DE" : "other", "language", isGerman ? "de" : "en"),
                    isGerman ? i % 8 == 0 : i % 20 == 1));
        }

        SliceFindings found = new SliceFinder(cases, BootstrapPlan.seeded(1)).find();

        assertThat(found.confirmed())
                .extracting(slice -> slice.rule().attribute())
                .containsExactly("country");
        assertThat(Optional.of(found.confirmed().get(0).counts().items())).contains(50);
    }
}
