package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.disagreement.Disagreement;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisputedItemTest {

    @Test
    void puts_items_first_that_most_judges_dispute() {
        List<DisputedItem> disputed = DisputedItem.of(SampleReports.catalog(), 500);

        List<Integer> counts =
                disputed.stream().map(item -> item.against().size()).toList();
        assertThat(counts).isSortedAccordingTo((a, b) -> b - a);
        assertThat(counts.get(0)).isGreaterThan(1);
    }

    @Test
    void loses_no_disagreement() {
        RunReport report = SampleReports.catalog();
        int disagreements = report.disagreements().stream()
                .mapToInt(group -> group.members().size())
                .sum();

        int disputes = DisputedItem.of(report, Integer.MAX_VALUE).stream()
                .mapToInt(item -> item.against().size())
                .sum();

        assertThat(disputes).isEqualTo(disagreements);
    }

    @Test
    void keeps_criteria_apart() {
        assertThat(DisputedItem.of(SampleReports.catalog(), 40)).allSatisfy(item -> assertThat(item.against())
                .extracting(Disagreement::criterion)
                .containsOnly(item.criterion()));
    }
}
