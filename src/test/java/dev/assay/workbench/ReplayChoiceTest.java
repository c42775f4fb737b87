package dev.assay.workbench;

import static dev.assay.evalset.ItemBuilder.anItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evalset.Item;
import dev.assay.gold.GoldSetBuilder;
import dev.assay.gold.Split;
import dev.assay.gold.SplitRule;
import dev.assay.rubric.Rubric;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayChoiceTest {

    private static final SplitRule NOTHING_HELD_OUT = new SplitRule(1, 1e-9);

    private final GoldSetBuilder gold = GoldSetBuilder.aGoldSet();
    private Set<String> shown = Set.of();
    private Set<String> notJudged = Set.of();
    private OptionalInt most = OptionalInt.empty();

    private ReplayChoice choice(Rubric draft) {
        Set<String> judged = gold.items().stream()
                .map(Item::id)
                .filter(id -> !notJudged.contains(id))
                .collect(Collectors.toSet());
        return ReplayChoice.of(
                gold.build().calibration(gold.items()),
                new ReplayChoice.Terms(Drafts.plain(), draft, shown, judged),
                most,
                7);
    }

    private void items(int count) {
        IntStream.range(0, count)
                .forEach(number -> gold.with(
                        anItem("a%02d".formatted(number))
                                .with("input", "Where is it?")
                                .with("output", "I have told you already, number %d.".formatted(number))
                                .build(),
                        "no"));
    }

    @Test
    void takes_calibration_items_and_no_other() {
        SplitRule half = new SplitRule(7, 0.5);
        gold.splitBy(half);
        items(40);

        ReplayChoice choice = choice(Drafts.plain());

        assertThat(choice.items()).isNotEmpty().hasSizeLessThan(40).allSatisfy(item -> assertThat(
                        half.of(item.cluster()))
                .isEqualTo(Split.CALIBRATION));
    }

    @Test
    void leaves_out_what_an_example_quotes_whatever_its_case_and_white_space() {
        gold.splitBy(NOTHING_HELD_OUT);
        items(4);

        ReplayChoice choice =
                choice(Drafts.withExamples("[{label: \"yes\", output: \"i have told you\\n already, Number 2.\"}]"));

        assertThat(choice.items()).extracting(Item::id).containsExactly("a00", "a01", "a03");
        assertThat(choice.leftOut()).isEqualTo(new Replay.LeftOut(1, 0, 0));
    }

    @Test
    void leaves_out_relations_of_a_quoted_item() {
        gold.splitBy(NOTHING_HELD_OUT);
        gold.with(
                anItem("a")
                        .inGroup("g")
                        .with("output", "A reply that is quoted.")
                        .build(),
                "no");
        gold.with(anItem("b").inGroup("g").with("output", "Another reply.").build(), "no");
        gold.with(anItem("c").with("output", "A third reply.").build(), "no");

        ReplayChoice choice = choice(Drafts.withExamples("[{label: \"yes\", output: A reply that is quoted.}]"));

        assertThat(choice.items()).extracting(Item::id).containsExactly("c");
        assertThat(choice.leftOut().quoted()).isEqualTo(2);
    }

    @Test
    void a_short_output_is_a_quote_only_with_its_input() {
        gold.splitBy(NOTHING_HELD_OUT);
        gold.with(
                anItem("a")
                        .with("input", "The till says 12.40")
                        .with("output", "12.40")
                        .build(),
                "no");
        gold.with(
                anItem("b")
                        .with("input", "The till says 12.40 paid")
                        .with("output", "12.40")
                        .build(),
                "no");

        ReplayChoice choice =
                choice(Drafts.withExamples("[{label: \"yes\", input: The till says 12.40, output: \"12.40\"}]"));

        assertThat(choice.items()).extracting(Item::id).containsExactly("b");
    }

    @Test
    void an_input_that_many_items_share_quotes_none_of_them() {
        gold.splitBy(NOTHING_HELD_OUT);
        items(3);

        ReplayChoice choice = choice(
                Drafts.withExamples("[{label: \"yes\", input: Where is it?, output: Somewhere else entirely.}]"));

        assertThat(choice.items()).hasSize(3);
    }

    @Test
    void leaves_out_what_the_judge_is_shown_and_what_it_never_judged() {
        gold.splitBy(NOTHING_HELD_OUT);
        items(5);
        shown = Set.of("a00", "a01");
        notJudged = Set.of("a01", "a02");

        ReplayChoice choice = choice(Drafts.plain());

        assertThat(choice.items()).extracting(Item::id).containsExactly("a03", "a04");
        assertThat(choice.leftOut()).isEqualTo(new Replay.LeftOut(0, 2, 1));
    }

    @Test
    void takes_no_more_than_asked_for_and_the_same_again() {
        gold.splitBy(NOTHING_HELD_OUT);
        items(20);
        most = OptionalInt.of(6);

        ReplayChoice first = choice(Drafts.plain());

        assertThat(first.items()).hasSize(6).isEqualTo(choice(Drafts.plain()).items());
        // by hash and not by id: the first six would be one convenient corner
        assertThat(first.items())
                .extracting(Item::id)
                .isSorted()
                .isNotEqualTo(IntStream.range(0, 6).mapToObj("a%02d"::formatted).toList());
    }
}
