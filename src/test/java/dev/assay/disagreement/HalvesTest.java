package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.gold.Split;
import dev.assay.gold.SplitRule;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalvesTest {

    /** Runs and gold sets often have the same seed; about 100 of 200 calibration items belong in each half (sd 7). */
    @Test
    void parts_a_split_of_gold_that_was_drawn_with_the_same_seed() {
        SplitRule rule = new SplitRule(20261121, 0.5);
        List<JudgedCase> calibration = IntStream.range(0, 1000)
                .mapToObj(i -> "item " + i)
                .filter(item -> rule.of(item) == Split.CALIBRATION)
                .limit(200)
                .map(item -> Cases.plain(item, Map.of(), false))
                .toList();

        Halves halves = Halves.of(calibration, 20261121);

        assertThat(halves.discovery()).hasSizeBetween(75, 125);
        assertThat(halves.confirmation()).hasSize(200 - halves.discovery().size());
    }

    @Test
    void keeps_items_of_a_group_together() {
        List<JudgedCase> cases = IntStream.range(0, 60)
                .mapToObj(i -> Cases.grouped("item " + i, "group " + i / 6, Map.of(), false))
                .toList();

        Halves halves = Halves.of(cases, 1);

        assertThat(halves.discovery().stream().map(JudgedCase::group))
                .doesNotContainAnyElementsOf(
                        halves.confirmation().stream().map(JudgedCase::group).toList());
    }
}
