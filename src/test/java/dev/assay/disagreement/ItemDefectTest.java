package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemDefectTest {

    private static Set<ItemDefect> in(String text, String language) {
        return ItemDefect.in(
                Cases.item("a", text, Map.of("language", language)),
                text,
                Cases.judgement("a", Cases.JUDGE, "ok", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"今天天气很好，我们去公园吧", "2+2 = 4?", "Where is my order?????", "OK, thanks"})
    void nothing_is_wrong_with_a_short_text_in_any_script(String text) {
        assertThat(in(text, "zh")).isEmpty();
    }

    @Test
    void a_text_may_be_empty_cut_off_or_garbled() {
        assertThat(in(" — ", "en")).containsExactly(ItemDefect.EMPTY);
        assertThat(in("The kettle that I bought last we…", "en")).containsExactly(ItemDefect.CUT_OFF);
        assertThat(in("Der KÃ¤ufer war zufrieden", "de")).containsExactly(ItemDefect.GARBLED);
    }

    @Test
    void a_text_may_be_in_another_language_than_it_says() {
        assertThat(in("The kettle is not what I have ordered, and that is the second time.", "de-AT"))
                .containsExactly(ItemDefect.OTHER_LANGUAGE);
        assertThat(in("The kettle is not what I have ordered, and that is the second time.", "en"))
                .isEmpty();
    }

    @Test
    void what_many_items_look_like_speaks_for_no_defect() {
        // Nine in ten texts of this kind end with dots, so that ten of them in a cluster say nothing.
        CaseEvidence dotted =
                new CaseEvidence(2, 2, false, false, 1, 0, Set.of(ItemDefect.CUT_OFF), false, Optional.empty());
        CauseWeights usual = new CauseWeights(new CauseWeights.Conditions(true, 0.9));
        CauseWeights odd = new CauseWeights(new CauseWeights.Conditions(true, 0));
        for (int i = 0; i < 10; i++) {
            usual.add(dotted);
            odd.add(dotted);
        }

        assertThat(usual.probabilities().get(Cause.JUDGE_ERROR)).isGreaterThan(0.5);
        assertThat(odd.probabilities().get(Cause.ITEM_DEFECT)).isGreaterThan(0.9);
    }
}
