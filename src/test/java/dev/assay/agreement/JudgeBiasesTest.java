package dev.assay.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.evalset.ItemBuilder;
import dev.assay.rubric.Scale;
import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeBiasesTest {

    private static final Scale PAIRS =
            new Scale.Categorical(Scale.Kind.PAIRWISE, List.of("first", "second"), Set.of(), Map.of());

    /** Humans pass 20 of 40, the judge passes 10 more and fails none of theirs: (30 - 20) / 40. */
    @Test
    void a_judge_that_passes_more_than_the_humans_is_lenient_by_the_gap() {
        JudgeBiases biases = AgreementBuilder.on(AgreementBuilder.BINARY)
                .items(20, "no", "no")
                .items(10, "yes", "no")
                .items(10, "yes", "yes")
                .measureJudge()
                .biases()
                .orElseThrow();

        assertThat(value(biases.leniency().orElseThrow().gap())).isCloseTo(0.25, within(1e-12));
        assertThat(value(biases.leniency().orElseThrow().criterion())).isNegative();
        assertThat(biases.length()).isEmpty();
        assertThat(biases.repetition()).isEmpty();
    }

    /** The first output is twice as long on every pair; judge 30 of 40, humans 20 of 40 for it. */
    @Test
    void prefers_the_longer_output_more_often_than_the_humans_do() {
        JudgeBiases biases = AgreementBuilder.on(PAIRS)
                .withItems(JudgeBiasesTest::longAndShort)
                .items(20, "first", "first")
                .items(10, "second", "first")
                .items(10, "second", "second")
                .measureJudge()
                .biases()
                .orElseThrow();

        assertThat(value(biases.length().orElseThrow().judgePrefersLonger())).isEqualTo(0.75);
        assertThat(value(biases.length().orElseThrow().humanPrefersLonger())).isEqualTo(0.5);
        assertThat(biases.leniency()).isEmpty();
    }

    private static ItemBuilder longAndShort(ItemBuilder item) {
        return item.with("outputs", List.of("long text", "long"));
    }

    private static double value(Estimate estimate) {
        return ((Estimate.Known) estimate).pointValue();
    }
}
