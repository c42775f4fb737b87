package dev.assay.gold;

import static dev.assay.evalset.ItemBuilder.anItem;
import static dev.assay.gold.GoldSetBuilder.aGoldSet;
import static dev.assay.gold.GoldSetBuilder.aLookAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.evalset.Item;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GoldSetTest {

    private static final HoldoutLook LOOK = aLookAt("gold_1");

    @Test
    void calibration_and_holdout_share_nothing_and_miss_nothing() {
        GoldSetBuilder builder = itemsInGroupsOfThree(100);
        GoldSet gold = builder.build();

        Set<String> learnt = ids(gold.calibration(builder.items()));
        Set<String> held = ids(gold.holdout(builder.items(), LOOK));

        assertThat(learnt).isNotEmpty().doesNotContainAnyElementsOf(held);
        assertThat(held).isNotEmpty();
        Set<String> both = new TreeSet<>(learnt);
        both.addAll(held);
        assertThat(both).isEqualTo(ids(gold.whole(builder.items()))).hasSize(300);
        assertThat(gold.size()).isEqualTo(300);
    }

    @Test
    void no_group_straddles_the_splits() {
        GoldSetBuilder builder = itemsInGroupsOfThree(100);
        GoldSet gold = builder.build();

        Set<String> learnt = clusters(gold.calibration(builder.items()));
        Set<String> held = clusters(gold.holdout(builder.items(), LOOK));

        assertThat(learnt).doesNotContainAnyElementsOf(held);
        assertThat(learnt.size() + held.size()).isEqualTo(100);
    }

    @Test
    void items_added_later_move_no_item_to_the_other_split() {
        GoldSetBuilder few = itemsInGroupsOfThree(20);
        GoldSetBuilder more = itemsInGroupsOfThree(60);

        Set<String> learntOfFew = ids(few.build().calibration(few.items()));
        Set<String> learntOfMore = ids(more.build().calibration(more.items()));

        learntOfMore.retainAll(ids(few.whole()));
        assertThat(learntOfMore).isEqualTo(learntOfFew);
    }

    @Test
    void the_holdout_opens_only_for_a_look_at_itself() {
        GoldSetBuilder builder = itemsInGroupsOfThree(4);
        GoldSet gold = builder.build();
        HoldoutLook elsewhere = aLookAt("gold_2");

        assertThat(gold.holdout(builder.items(), LOOK).look()).isEqualTo(LOOK);
        assertThatThrownBy(() -> gold.holdout(builder.items(), elsewhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("look at gold set gold_2 cannot open gold set gold_1");
    }

    @Test
    void an_item_without_a_gold_label_is_in_no_part() {
        GoldSetBuilder builder = aGoldSet()
                .with(anItem("a1").build(), "no")
                .withUnlabelled(anItem("a2").build());

        assertThat(ids(builder.whole())).containsExactly("a1");
    }

    @Test
    void every_part_says_which_it_is() {
        GoldSetBuilder builder = itemsInGroupsOfThree(4);
        GoldSet gold = builder.build();

        assertThat(gold.calibration(builder.items()).split()).isEqualTo("calibration");
        assertThat(gold.holdout(builder.items(), LOOK).split()).isEqualTo("holdout");
        assertThat(gold.whole(builder.items()).split()).isEqualTo("all");
    }

    @Test
    void the_fingerprint_is_of_labels_and_split_together() {
        Item item = anItem("a1").build();
        GoldSet gold = aGoldSet().with(item, "no").build();

        assertThat(fingerprint(gold))
                .isEqualTo(fingerprint(aGoldSet().with(item, "no").build()));
        assertThat(fingerprint(gold))
                .isNotEqualTo(fingerprint(aGoldSet().with(item, "yes").build()))
                .isNotEqualTo(fingerprint(aGoldSet()
                        .splitBy(new SplitRule(8, 0.5))
                        .with(item, "no")
                        .build()))
                .isNotEqualTo(fingerprint(aGoldSet()
                        .splitBy(new SplitRule(7, 0.4))
                        .with(item, "no")
                        .build()));
    }

    private static String fingerprint(GoldSet gold) {
        return gold.header().fingerprint().value();
    }

    private static GoldSetBuilder itemsInGroupsOfThree(int groups) {
        GoldSetBuilder builder = aGoldSet();
        for (int i = 0; i < 3 * groups; i++) {
            builder.with(anItem("a" + i).inGroup("doc-" + i / 3).build(), i % 2 == 0 ? "no" : "yes");
        }
        return builder;
    }

    private static Set<String> ids(GoldPart part) {
        List<String> ids = part.items().stream().map(gold -> gold.item().id()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        return new TreeSet<>(ids);
    }

    private static Set<String> clusters(GoldPart part) {
        return part.items().stream().map(gold -> gold.item().cluster()).collect(Collectors.toSet());
    }
}
