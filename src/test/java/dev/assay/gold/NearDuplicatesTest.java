package dev.assay.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

    private static final SplitRule HALF = new SplitRule(1, 0.5);

    /** 40 words make 38 runs; another last word changes one: 37 of 39 in common, .95. */
    @Test
    void finds_texts_that_differ_in_their_last_word() {
        List<Item> items = items(60, i -> words("w", 39) + " last" + i);
        int heldOut = heldOut(items);

        NearDuplicates found = NearDuplicates.between(items, HALF);

        assertThat(found.count()).isEqualTo(heldOut);
        assertThat(found.first()).hasSize(Math.min(20, heldOut));
    }

    /** 40 words of which the last 20 are its own: 18 of 58 runs in common, .31. */
    @Test
    void says_nothing_of_texts_that_share_a_beginning() {
        List<Item> items = items(60, i -> words("w", 20) + " " + words("own" + i + "x", 20));

        assertThat(NearDuplicates.between(items, HALF)).isEqualTo(new NearDuplicates(0, List.of()));
    }

    private static int heldOut(List<Item> items) {
        return (int) items.stream()
                .filter(item -> HALF.of(item.cluster()) == Split.HOLDOUT)
                .count();
    }

    private static String words(String stem, int count) {
        return IntStream.range(0, count).mapToObj(i -> stem + i).collect(Collectors.joining(" "));
    }

    private static List<Item> items(int count, IntFunction<String> text) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Item(
                        "i" + i,
                        Map.of("input", CanonicalContent.of(text.apply(i))),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        Map.of()))
                .toList();
    }
}
