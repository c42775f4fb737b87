package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.disagreement.DisagreementGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargestDisagreementsTest {

    @Test
    void shows_the_largest_groups_of_every_judge() {
        List<LargestDisagreements> byJudge = LargestDisagreements.of(SampleReports.catalog(), 3);

        assertThat(byJudge)
                .extracting(LargestDisagreements::judge)
                .containsExactly("embedding", "majority-class", "synthetic-good", "synthetic-lenient");
        assertThat(byJudge).allSatisfy(largest -> assertThat(largest.shown())
                .extracting(DisagreementGroup::size)
                .containsExactly(24, 24, 24));
    }

    @Test
    void says_how_much_it_does_not_show() {
        LargestDisagreements largest =
                LargestDisagreements.of(SampleReports.catalog(), 2).get(0);

        // category and condition: 24 + 18 + 12 each, defect: 24 + 18
        assertThat(largest.disagreements()).isEqualTo(54 + 54 + 42);
        assertThat(largest.explained()).isEqualTo(48);
        assertThat(largest.groups()).isEqualTo(8);
    }

    @Test
    void leniency_counts_each_direction() {
        Leniency leniency = Leniency.of(SampleReports.catalog(), "synthetic-good", "condition");

        // one grade off -> fits: more lenient, 24; fits -> one grade off: stricter, 18; far off -> one grade off: more
        // lenient, 12
        assertThat(leniency).isEqualTo(new Leniency("synthetic-good", "condition", 18, 36, 0));
    }
}
