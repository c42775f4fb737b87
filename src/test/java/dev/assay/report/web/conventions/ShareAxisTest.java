package dev.assay.report.web.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.Estimate;
import dev.assay.stats.Proportion;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareAxisTest {

    private static Estimate share(int holding, int of) {
        return Proportion.estimate(holding, of, 0.95);
    }

    /** Wilson's interval of 80 in 100 is [0.711, 0.867], so the line begins at 0.7. */
    @Test
    void a_line_begins_at_the_tenth_below_the_lowest_bound() {
        ShareAxis axis = ShareAxis.of(List.of(share(80, 100), share(99, 100)));

        assertThat(axis.from()).isEqualTo(0.7);
        assertThat(axis.caption()).isEqualTo("The line runs from 0.70 to 1.");
        // (0.8 - 0.7) / 0.3 is a third of the line
        assertThat(axis.mark(share(80, 100)).orElseThrow().at()).isEqualTo("33.33");
    }

    @Test
    void a_share_without_enough_items_has_no_mark_and_does_not_move_the_line() {
        ShareAxis axis = ShareAxis.of(List.of(share(1, 9), share(99, 100), Estimate.undefined("none", 0)));

        assertThat(axis.from()).isEqualTo(0.9);
        assertThat(axis.mark(share(1, 9))).isEmpty();
        assertThat(axis.mark(Estimate.undefined("none", 0))).isEmpty();
    }

    @Test
    void without_any_share_the_line_begins_at_0() {
        assertThat(ShareAxis.of(List.of()).from()).isZero();
    }
}
