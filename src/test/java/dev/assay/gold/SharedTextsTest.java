package dev.assay.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTextsTest {

    private static final SplitRule HALF = new SplitRule(1, 0.5);
    private static final String LONG = "a text that is long enough to tell";

    @Test
    void warns_of_copies_on_both_sides_of_a_split() {
        // one text in all of 40 items: every holdout item shares it with calibration
        List<Item> copies = items(40, LONG, Optional.empty());
        int heldOut = (int) copies.stream()
                .filter(item -> HALF.of(item.cluster()) == Split.HOLDOUT)
                .count();

        SharedTexts shared = SharedTexts.between(copies, HALF);

        assertThat(heldOut).isBetween(1, 39);
        assertThat(shared).isEqualTo(new SharedTexts(heldOut, heldOut));
        assertThat(shared.warning().orElseThrow())
                .startsWith(heldOut + " of " + heldOut + " holdout items hold a text");
    }

    @Test
    void says_nothing_of_copies_in_one_group() {
        assertThat(SharedTexts.between(items(40, LONG, Optional.of("copies")), HALF)
                        .warning())
                .isEmpty();
    }

    @Test
    void says_nothing_of_short_texts() {
        assertThat(SharedTexts.between(items(40, "yes", Optional.empty()), HALF).warning())
                .isEmpty();
    }

    private static List<Item> items(int count, String text, Optional<String> group) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Item(
                        "i" + i,
                        Map.of("input", CanonicalContent.of(text), "output", CanonicalContent.of(LONG + i)),
                        group,
                        OptionalDouble.empty(),
                        Map.of()))
                .toList();
    }
}
