package dev.assay.comparison;

import static dev.assay.evalset.ItemBuilder.anItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.stats.BootstrapPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class PassRatesTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(7);

    /** Of 100 items the new run passes 90, the old one 85, and only 5 differ: (5 - 0)/100. */
    @Test
    void pairs_items_that_are_equal_by_content_whatever_their_ids() {
        PassRates rates = new PassRates(
                items("a", number -> "text " + number, number -> number < 90),
                items("b", number -> "text " + number, number -> number < 85));

        PassRates.Difference found = rates.difference(PLAN);

        assertEquals(PassRates.Design.PAIRED, found.design());
        assertEquals(0.05, found.difference().value().orElseThrow(), 1e-12);
        assertEquals(100, found.pairs());
    }

    @Test
    void compares_other_items_unpaired() {
        PassRates rates = new PassRates(
                items("a", number -> "text " + number, number -> number < 90),
                items("b", number -> "other " + number, number -> number < 85));

        PassRates.Difference found = rates.difference(PLAN);

        assertEquals(PassRates.Design.UNPAIRED, found.design());
        assertEquals(0.05, found.difference().value().orElseThrow(), 1e-12);
    }

    @Test
    void counts_items_that_either_run_left_open() {
        List<PassedItem> now = new ArrayList<>(items("a", number -> "text " + number, number -> true));
        now.set(0, PassedItem.of(now.get(0).item(), Optional.empty()));
        PassRates rates = new PassRates(now, items("b", number -> "text " + number, number -> true));

        PassRates.Difference found = rates.difference(PLAN);

        assertEquals(99, found.pairs());
        assertEquals(1, found.open());
    }

    @Test
    void lets_every_drawn_item_find_its_own_pair() {
        PassRates rates = new PassRates(
                items("a", number -> "text " + number, number -> number < 90),
                items("b", number -> "text " + number, number -> number < 85));

        PassRates.Difference found = rates.resampled(new SplittableRandom(1)).difference(PLAN);

        assertEquals(PassRates.Design.PAIRED, found.design());
        assertEquals(100, found.pairs());
        assertTrue(found.difference().value().orElseThrow() >= 0);
    }

    private static List<PassedItem> items(String prefix, IntFunction<String> text, IntPredicate passes) {
        List<PassedItem> items = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            items.add(PassedItem.of(
                    anItem(prefix + number).with("output", text.apply(number)).build(),
                    Optional.of(passes.test(number))));
        }
        return items;
    }
}
