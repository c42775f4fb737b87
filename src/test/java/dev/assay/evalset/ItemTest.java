package dev.assay.evalset;

import static dev.assay.evalset.ItemBuilder.anItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {

    @Test
    void is_its_own_cluster_unless_it_has_a_group() {
        assertThat(anItem("a1").build().cluster()).isEqualTo("a1");
        assertThat(anItem("a1").inGroup("doc-17").build().cluster()).isEqualTo("doc-17");
    }

    @Test
    void weighs_as_many_items_as_it_was_drawn_from() {
        // 1 / 0.125 = 8
        assertThat(anItem("a1").sampledWith(0.125).build().weight()).isEqualTo(8);
        assertThat(anItem("a1").build().weight()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void refuses_a_sampling_probability_that_is_none(double probability) {
        ItemBuilder item = anItem("a1").sampledWith(probability);

        assertThatThrownBy(item::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samplingProb must lie in (0,1], was " + probability);
    }

    @Test
    void everything_about_it_is_in_its_fingerprint() {
        Item item = anItem("a1").build();

        assertThat(item.fingerprint()).isEqualTo(anItem("a1").build().fingerprint());
        assertThat(item.fingerprint())
                .isNotEqualTo(anItem("a2").build().fingerprint())
                .isNotEqualTo(anItem("a1").inGroup("doc-17").build().fingerprint())
                .isNotEqualTo(anItem("a1").sampledWith(0.5).build().fingerprint())
                .isNotEqualTo(anItem("a1").meta("language", "de").build().fingerprint());
    }

    @Test
    void slices_by_the_text_of_its_metadata() {
        Item item = anItem("a1").meta("language", "de").meta("year", 2026).build();

        assertThat(item.metaText("language")).contains("de");
        assertThat(item.metaText("year")).contains("2026");
        assertThat(item.metaText("vendor")).isEmpty();
    }
}
