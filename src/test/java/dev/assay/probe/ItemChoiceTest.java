package dev.assay.probe;

import static dev.assay.evalset.ItemBuilder.anItem;
import static dev.assay.gold.GoldSetBuilder.aGoldSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evalset.Item;
import dev.assay.gold.GoldSet;
import dev.assay.gold.GoldSetBuilder;
import dev.assay.gold.Split;
import dev.assay.gold.SplitRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemChoiceTest {

    private static final SplitRule SPLIT = new SplitRule(7, 0.5);

    @Test
    void chooses_the_same_whatever_order_the_items_come_in() {
        List<Item> items = items(50);
        List<Item> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(3));

        List<String> chosen = ids(choose(items, Optional.empty(), 10, 1));

        assertThat(chosen)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .isEqualTo(ids(choose(shuffled, Optional.empty(), 10, 1)));
        assertThat(ids(choose(items, Optional.empty(), 10, 2))).isNotEqualTo(chosen);
    }

    @Test
    void chooses_what_is_not_good_first() {
        List<Item> items = items(200);
        GoldSet gold = gold(items, Set.of("i003", "i050", "i120", "i199", "i007"));

        List<String> chosen = ids(choose(items, Optional.of(gold), 10, 1));

        Set<String> lacking = Set.of("i003", "i050", "i120", "i199", "i007").stream()
                .filter(id -> SPLIT.of(id) == Split.CALIBRATION)
                .collect(Collectors.toSet());
        assertThat(lacking).isNotEmpty();
        assertThat(chosen).hasSize(10);
        assertThat(chosen.subList(0, lacking.size())).containsExactlyInAnyOrderElementsOf(lacking);
    }

    @Test
    void never_touches_what_is_held_out() {
        List<Item> items = items(200);
        GoldSet gold = gold(items, items.stream().map(Item::id).collect(Collectors.toSet()));

        List<Item> chosen = choose(items, Optional.of(gold), 200, 1);

        long inCalibration = items.stream()
                .filter(item -> SPLIT.of(item.cluster()) == Split.CALIBRATION)
                .count();
        assertThat(chosen).hasSize((int) inCalibration).allMatch(item -> SPLIT.of(item.cluster()) == Split.CALIBRATION);
    }

    @Test
    void gives_fewer_where_there_are_fewer() {
        assertThat(choose(items(3), Optional.empty(), 20, 0)).hasSize(3);
    }

    private static List<Item> choose(List<Item> items, Optional<GoldSet> gold, int count, long seed) {
        ItemChoice choice = new ItemChoice(gold, count, seed);
        items.forEach(choice::offer);
        return choice.chosen(Rubrics.binary());
    }

    private static List<Item> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> anItem("i%03d".formatted(number)).build())
                .toList();
    }

    private static GoldSet gold(List<Item> items, Set<String> bad) {
        GoldSetBuilder gold = aGoldSet().about("quality").splitBy(SPLIT);
        items.forEach(item -> gold.with(item, bad.contains(item.id()) ? "bad" : "good"));
        return gold.build();
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().map(Item::id).toList();
    }
}
