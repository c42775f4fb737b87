package dev.assay.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Estimates;
import dev.assay.stats.Tables;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Meets our own reference table, whose header says where the values come from. */
class RatesTableTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/rates.csv", delimiter = ';', useHeadersInDisplayName = true)
    void meets_the_reference_table(String measure, String data, double expected, double tolerance) {
        double actual =
                switch (measure.split("_", -1)[0]) {
                    case "rogan", "lee" -> corrected(measure, Tables.numbers(data)[0]);
                    case "ppi" -> predicted(measure, Tables.numbers(data));
                    default -> audited(measure, Tables.optionals(data));
                };

        assertThat(actual).isCloseTo(expected, within(tolerance));
    }

    private static double corrected(String measure, double[] counts) {
        CorrectedRate rate = RoganGladen.estimate(
                share(counts, 0), Optional.of(share(counts, 2)), Optional.of(share(counts, 4)), 0.9);
        return switch (measure) {
            case "rogan_gladen_raw" -> rate.raw().orElseThrow();
            case "lee_lower" -> Estimates.bounds(rate.rate()).lower();
            case "lee_upper" -> Estimates.bounds(rate.rate()).upper();
            default -> throw new AssertionError("no such measure: " + measure);
        };
    }

    private static ObservedShare share(double[] counts, int at) {
        return ObservedShare.of((long) counts[at], (long) counts[at + 1]);
    }

    private static double predicted(String measure, double[][] rows) {
        PpiEstimate ppi = PpiMean.estimate(PredictedSample.of(rows[0], rows[1], rows[2]), PpiPlan.at(0.95));
        return switch (measure) {
            case "ppi_lambda" -> ppi.lambda().orElseThrow();
            case "ppi_value" -> Estimates.value(ppi.mean());
            case "ppi_error" -> ppi.standardError().orElseThrow();
            case "ppi_upper" -> Estimates.bounds(ppi.mean()).upper();
            default -> throw new AssertionError("no such measure: " + measure);
        };
    }

    private static double audited(String measure, OptionalDouble[][] rows) {
        AuditedItems items = AuditedItems.of(rows[0], Tables.present(rows[1]));
        double[] f = Tables.present(rows[2]);
        TargetPopulation target =
                measure.endsWith("_evalset") ? TargetPopulation.EVALSET : TargetPopulation.SUPERPOPULATION;
        AuditedMean mean =
                switch (measure.split("_", -1)[0]) {
                    case "horvitz" -> HorvitzThompson.estimate(items, target, 0.95);
                    case "hajek" -> Hajek.estimate(items, target, 0.95);
                    case "aipw" -> Aipw.estimate(items, f, target, 0.95);
                    case "active" -> ActiveInference.estimate(items, f, target, 0.95);
                    default -> throw new AssertionError("no such measure: " + measure);
                };
        return measure.contains("error") ? mean.standardError().orElseThrow() : Estimates.value(mean.mean());
    }
}
