package dev.assay.agreement;

import static dev.assay.gold.AuditLabelBuilder.opinionOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.gold.AuditLabel;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.stats.Estimate;
import dev.assay.stats.raters.HumanComparison;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AltTestTest {

    /** 40 items: the judge says what anna, ben and cleo all say, so it is never behind anybody. */
    @Test
    void a_judge_that_says_what_all_humans_say_may_stand_in_for_them() {
        AltTest test = AgreementBuilder.on(AgreementBuilder.BINARY)
                .items(20, "yes", "yes")
                .items(20, "no", "no")
                .humans(opinions(40, "yes", "no", 20))
                .measureJudge()
                .altTest()
                .orElseThrow();

        assertThat(test.isPassed()).isTrue();
        assertThat(test.constantPasses()).isFalse();
        assertThat(test.epsilon()).isEqualTo(0.2);
        assertThat(test.humans()).extracting(AltTest.AgainstHuman::human).containsExactly("anna", "ben", "cleo");
        assertThat(((Estimate.Known) test.advantageProbability()).pointValue()).isEqualTo(1);
    }

    /** The judge says the opposite of what all humans say: it loses against each of them on every item. */
    @Test
    void a_judge_that_says_the_opposite_wins_against_nobody() {
        AltTest test = AgreementBuilder.on(AgreementBuilder.BINARY)
                .items(20, "yes", "no")
                .items(20, "no", "yes")
                .humans(opinions(40, "yes", "no", 20))
                .measureJudge()
                .altTest()
                .orElseThrow();

        assertThat(test.isPassed()).isFalse();
        assertThat(((Estimate.Known) test.winningRate()).pointValue()).isZero();
        assertThat(((Estimate.Known) test.advantageProbability()).pointValue()).isZero();
    }

    /** 40 items less 15 without a verdict leave 25, and the t test needs 30. */
    @Test
    void nobody_is_tested_on_items_that_the_judge_has_no_label_for() {
        AltTest test = AgreementBuilder.on(AgreementBuilder.BINARY)
                .items(25, "yes", "yes")
                .unscoredItems(15, "no", Verdict.failed(Reason.TIMEOUT))
                .humans(opinions(40, "yes", "no", 25))
                .measureJudge()
                .altTest()
                .orElseThrow();

        assertThat(test.isPassed()).isFalse();
        assertThat(test.winningRate()).isEqualTo(Estimate.undefined("no annotator with 30 items", 0));
        assertThat(test.humans())
                .extracting(against -> against.comparison().result())
                .containsOnly(HumanComparison.Result.NOT_TESTED);
    }

    /** All humans say "no" on 39 of 40 items: whoever always says so is behind on one item, far less than epsilon. */
    @Test
    void where_one_label_rules_a_constant_would_pass_as_well() {
        AltTest test = AgreementBuilder.on(AgreementBuilder.BINARY)
                .items(1, "yes", "yes")
                .items(39, "no", "no")
                .humans(opinions(40, "yes", "no", 1))
                .measureJudge()
                .altTest()
                .orElseThrow();

        assertThat(test.isPassed()).isTrue();
        assertThat(test.constantPasses()).isTrue();
    }

    @Test
    void is_absent_where_no_item_has_two_humans() {
        AuditLabel[] one = opinions(40, "yes", "no", 20);

        assertThat(AgreementBuilder.on(AgreementBuilder.BINARY)
                        .items(40, "yes", "yes")
                        .humans(java.util.Arrays.copyOfRange(one, 0, 40))
                        .measureJudge()
                        .altTest())
                .isEmpty();
    }

    /** What three humans say: the first label on so many items, the second on the rest; the opinions of anna come first. */
    private static AuditLabel[] opinions(int items, String first, String second, int ofFirst) {
        List<AuditLabel> labels = new ArrayList<>();
        for (String human : List.of("anna", "ben", "cleo")) {
            for (int i = 0; i < items; i++) {
                labels.add(opinionOf(human).on("a" + i).saying(i < ofFirst ? first : second));
            }
        }
        return labels.toArray(AuditLabel[]::new);
    }
}
