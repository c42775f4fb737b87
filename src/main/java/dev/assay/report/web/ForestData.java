package dev.assay.report.web;

import dev.assay.agreement.Agreement;
import dev.assay.judge.VisibleText;
import dev.assay.report.RunReport;
import dev.assay.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers that the forest chart draws, as plain maps and lists; the chart computes nothing. */
final class ForestData {

    private ForestData() {}

    static Map<String, Object> of(RunReport report, List<Agreement.OfJudge> measured, List<Measure> measures) {
        List<Object> judges = new ArrayList<>();
        for (Agreement.OfJudge ofJudge : measured) {
            List<Object> rows = new ArrayList<>();
            rows.add(row("", "", ofJudge.figures(), measures));
            ofJudge.slices().forEach(slice -> rows.add(row(slice.by(), slice.value(), slice.figures(), measures)));
            judges.add(Map.of("name", visible(ofJudge.judge()), "rows", rows));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("judges", judges);
        data.put("measures", measures.stream().map(ForestData::measure).toList());
        data.put("smallSample", Estimate.SMALL_SAMPLE);
        return data;
    }

    private static Map<String, Object> measure(Measure measure) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", measure.metric().wireName());
        data.put("symbol", measure.symbol());
        data.put("title", measure.title());
        measure.ceiling().ifPresent(ceiling -> data.put("ceiling", figure(ceiling)));
        return data;
    }

    private static Map<String, Object> row(String by, String value, Agreement.Figures figures, List<Measure> measures) {
        Map<String, Object> ofMeasures = new LinkedHashMap<>();
        long n = 0;
        for (Measure measure : measures) {
            Estimate estimate = figures.metrics().get(measure.metric());
            if (estimate != null) {
                ofMeasures.put(measure.metric().wireName(), figure(estimate));
                n = Math.max(n, estimate.n());
            }
        }
        return Map.of("by", visible(by), "value", visible(value), "n", n, "figures", ofMeasures);
    }

    /** Value, lower and upper bound; the value alone without an interval; the reason without a value. */
    private static Object figure(Estimate estimate) {
        return estimate.fold(
                known -> known.interval()
                        .fold(
                                bounds -> List.<Object>of(
                                        rounded(known.pointValue()), rounded(bounds.lower()), rounded(bounds.upper())),
                                none -> List.<Object>of(rounded(known.pointValue()))),
                undefined -> undefined.reason());
    }

    /** More digits than a chart can show would only make the file larger. */
    private static double rounded(double value) {
        return Math.rint(value * 10_000) / 10_000;
    }

    private static String visible(String text) {
        return VisibleText.of(text).line();
    }
}
