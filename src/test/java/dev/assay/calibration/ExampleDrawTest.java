package dev.assay.calibration;

import static dev.assay.evalset.ItemBuilder.anItem;
import static dev.assay.gold.GoldSetBuilder.aGoldSet;
import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSetBuilder;
import dev.assay.judge.Examples;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExampleDrawTest {

    private static final Rubric RUBRIC = aQuestion().build().rubric();

    @Test
    void takes_the_labels_in_turn_so_that_a_rare_one_is_shown_too() {
        GoldSetBuilder gold = aGoldSet();
        for (int i = 0; i < 60; i++) {
            gold.with(anItem("a" + i).with("output", "text " + i).build(), i < 50 ? "no" : "yes");
        }

        Examples drawn = new ExampleDraw(RUBRIC, 4, 1).from(calibration(gold)).examples();

        // "no" and "yes" alternate: two of each, although five of six items are "no"
        assertThat(drawn.of("insult"))
                .extracting(Examples.Example::label)
                .containsExactly(Label.named("no"), Label.named("yes"), Label.named("no"), Label.named("yes"));
        assertThat(drawn.itemIds()).hasSize(4);
    }

    @Test
    void draws_the_same_again_and_something_else_with_another_seed() {
        CalibrationSet gold = calibration(sixty());

        Examples first = new ExampleDraw(RUBRIC, 3, 1).from(gold).examples();

        assertThat(new ExampleDraw(RUBRIC, 3, 1).from(gold).examples()).isEqualTo(first);
        assertThat(new ExampleDraw(RUBRIC, 3, 2).from(gold).examples().fingerprint())
                .isNotEqualTo(first.fingerprint());
    }

    @Test
    void shows_calibration_gold_only() {
        CalibrationSet gold = calibration(sixty());
        Set<String> mayBeShown =
                gold.items().stream().map(item -> item.item().id()).collect(Collectors.toSet());

        ExampleDraw.Drawn drawn = new ExampleDraw(RUBRIC, 50, 1).from(gold);

        assertThat(mayBeShown).hasSizeLessThan(60).containsAll(drawn.examples().itemIds());
        assertThat(mayBeShown).containsAll(drawn.related());
    }

    @Test
    void never_takes_two_of_a_group_and_leaves_all_of_a_group_out_of_measuring() {
        GoldSetBuilder gold = aGoldSet();
        for (int i = 0; i < 40; i++) {
            gold.with(
                    anItem("a" + i)
                            .inGroup("doc-" + i / 4)
                            .with("output", "t" + i)
                            .build(),
                    i % 2 == 0 ? "no" : "yes");
        }
        CalibrationSet calibration = calibration(gold);

        ExampleDraw.Drawn drawn = new ExampleDraw(RUBRIC, 3, 1).from(calibration);

        List<String> groups = calibration.items().stream()
                .map(GoldItem::item)
                .filter(item -> drawn.examples().itemIds().contains(item.id()))
                .map(item -> item.group().orElseThrow())
                .toList();
        assertThat(groups).hasSize(3).doesNotHaveDuplicates();
        // three groups of four
        assertThat(drawn.related()).hasSize(12).containsAll(drawn.examples().itemIds());
    }

    @Test
    void draws_nothing_from_nothing() {
        ExampleDraw.Drawn drawn = new ExampleDraw(RUBRIC, 3, 1).from(calibration(aGoldSet()));

        assertThat(drawn.examples()).isEqualTo(Examples.NONE);
        assertThat(drawn.related()).isEmpty();
    }

    private static GoldSetBuilder sixty() {
        GoldSetBuilder gold = aGoldSet();
        for (int i = 0; i < 60; i++) {
            gold.with(anItem("a" + i).with("output", "text " + i).build(), i % 3 == 0 ? "no" : "yes");
        }
        return gold;
    }

    private static CalibrationSet calibration(GoldSetBuilder gold) {
        return gold.build().calibration(gold.items());
    }
}
