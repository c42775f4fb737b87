package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AgreementWeightsTest {

    @Test
    void the_worst_disagreement_earns_nothing_and_the_others_their_share() {
        AgreementWeights weights = AgreementWeights.ofDisagreements(new double[][] {{0, 1, 4}, {2, 0, 1}, {4, 3, 0}});

        // 1 - d/4
        assertThat(weights.labels()).isEqualTo(3);
        assertThat(weights.of(0, 0)).isEqualTo(1);
        assertThat(weights.of(0, 1)).isEqualTo(0.75);
        assertThat(weights.of(1, 0)).isEqualTo(0.5);
        assertThat(weights.of(0, 2)).isZero();
        assertThat(weights.of(2, 1)).isEqualTo(0.25);
        // 3 + .75 + 0 + .5 + .75 + 0 + .25
        assertThat(weights.sum()).isEqualTo(5.25);
    }

    @Test
    void refuses_tables_that_are_no_disagreements() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgreementWeights.ofDisagreements(new double[2][2]))
                .withMessage("the largest disagreement must be finite and above 0, was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> AgreementWeights.ofDisagreements(new double[][] {{0, Double.POSITIVE_INFINITY}, {1, 0}}))
                .withMessage("the largest disagreement must be finite and above 0, was Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgreementWeights.ofDisagreements(new double[][] {{0, 1}, {-1, 0}}))
                .withMessage("a disagreement must not be negative, was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgreementWeights.ofDisagreements(new double[][] {{0, 1}, {1, 2}}))
                .withMessage("a label must not disagree with itself, was 2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgreementWeights.ofDisagreements(new double[][] {{0, 1}, {1}}))
                .withMessage("row 1 must have one entry per item: expected 2, was 1");
    }
}
