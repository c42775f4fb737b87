package dev.assay.defects;

import static dev.assay.evalset.ItemBuilder.anItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.evalset.Item;
import dev.assay.stats.Estimate;
import dev.assay.stats.rates.ObservedShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** 400 items of which every fifth is a defect; the judge misses every twentieth item's truth. */
class DefectSampleTest {

    @Test
    void is_corrected_by_ppi_where_the_audit_was_random() {
        DefectRate rate = sample(
                        number -> number < 200, number -> anItem(id(number)).build())
                .rate(0.95);

        assertEquals("ppi", rate.estimator());
        assertEquals(0.2, rate.corrected().value().orElseThrow(), 0.02);
        assertEquals(200, rate.gold());
    }

    @Test
    void is_corrected_by_aipw_where_probabilities_are_known() {
        DefectRate rate = sample(
                        number -> number % 2 == 0,
                        number -> anItem(id(number)).sampledWith(0.5).build())
                .rate(0.95);

        assertEquals("aipw", rate.estimator());
        assertEquals(0.2, rate.corrected().value().orElseThrow(), 0.03);
    }

    @Test
    void needs_no_judge_where_everything_was_audited() {
        DefectRate rate =
                sample(number -> true, number -> anItem(id(number)).build()).rate(0.95);

        assertEquals("audit", rate.estimator());
        assertEquals(0.2, rate.corrected().value().orElseThrow(), 1e-12);
    }

    /** With sensitivity and specificity .95 a judged rate of p is corrected to (p + .95 - 1)/.9. */
    @Test
    void borrows_error_rates_only_where_nothing_was_audited() {
        ErrorRates elsewhere = new ErrorRates(
                Optional.of(ObservedShare.of(95, 100)), Optional.of(ObservedShare.of(380, 400)), "last-month");

        DefectRate rate = new DefectSample(
                        sample(number -> false, number -> anItem(id(number)).build())
                                .cases(),
                        true,
                        Optional.of(elsewhere))
                .rate(0.95);

        assertEquals("rogan_gladen", rate.estimator());
        double judged = rate.observed().value().orElseThrow();
        assertEquals((judged - 0.05) / 0.9, rate.corrected().value().orElseThrow(), 1e-9);
        assertTrue(rate.assumes().contains("last-month"));
    }

    @Test
    void refuses_items_that_somebody_picked() {
        DefectRate rate = new DefectSample(
                        sample(number -> number < 200, number -> anItem(id(number))
                                        .build())
                                .cases(),
                        false,
                        Optional.empty())
                .rate(0.95);

        assertEquals("gold is not a probability sample", reason(rate.corrected()));
        assertEquals(0.2, rate.audited().value().orElseThrow(), 1e-12);
    }

    /** 20 audited items hold four defects (0, 5, 10, 15); five are asked for, so about 5 more items of 20 at four each. */
    @Test
    void refuses_too_few_of_a_class_and_says_how_many_more() {
        DefectRate rate = sample(
                        number -> number < 20, number -> anItem(id(number)).build())
                .rate(0.95);

        assertEquals("only 4 audited items of the rarer class", reason(rate.corrected()));
        assertTrue(
                rate.missing().orElseThrow().contains("about 5 more"),
                rate.missing().orElseThrow());
    }

    @Test
    void refuses_an_audit_that_is_visibly_unlike_the_rest() {
        DefectRate rate = sample(number -> number % 5 == 0 || number < 30, number -> anItem(id(number))
                        .build())
                .rate(0.95);

        assertTrue(
                reason(rate.corrected()).startsWith("the audited items are visibly unlike"), reason(rate.corrected()));
    }

    /** 400 items of which 10 are unscored: judged defects D of 400 if none of these were, D + 10 if all were. */
    @Test
    void counts_what_the_judge_left_open() {
        List<DefectCase> cases = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            cases.add(new DefectCase(
                    anItem(id(number)).build(),
                    Optional.of(number % 5 == 0),
                    number < 10 ? Optional.empty() : Optional.of(number % 5 == 0),
                    OptionalDouble.empty()));
        }

        DefectRate rate = new DefectSample(cases, true, Optional.empty()).rate(0.95);

        assertEquals(10, rate.unscored());
        assertEquals(78.0 / 400, rate.worstCase().lower(), 1e-12);
        assertEquals(88.0 / 400, rate.worstCase().upper(), 1e-12);
    }

    private static String reason(Estimate estimate) {
        return estimate.fold(known -> "known", Estimate.Undefined::reason);
    }

    private static String id(int number) {
        return "i%03d".formatted(number);
    }

    private static DefectSample sample(IntFunction<Boolean> audited, IntFunction<Item> item) {
        List<DefectCase> cases = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            boolean defect = number % 5 == 0;
            boolean judged = (number / 5 + number) % 20 == 7 ? !defect : defect;
            cases.add(new DefectCase(
                    item.apply(number),
                    audited.apply(number) ? Optional.of(defect) : Optional.empty(),
                    Optional.of(judged),
                    OptionalDouble.empty()));
        }
        return new DefectSample(cases, true, Optional.empty());
    }
}
