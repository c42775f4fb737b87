package dev.assay.report.web;

import dev.assay.gold.Coverage;
import dev.assay.report.FigureText;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of all judgements of a judge, as counts and as a bar of one hundred units.
 *
 * @param segments those that are not empty, scored first
 * @param shown how many items were left out because the judge was shown them as examples; empty for none
 */
public record CoverageView(List<Segment> segments, String shown) {

    public CoverageView {
        segments = List.copyOf(segments);
    }

    /**
     * One state.
     *
     * @param state the word, also the name of its colour and pattern
     * @param x where it starts, in [0,100]
     * @param width how wide it is, in (0,100]
     */
    public record Segment(String state, String count, String x, String width) {}

    static CoverageView of(Coverage coverage) {
        CoverageView bar = of(
                coverage.scored(), coverage.abstained(), coverage.unreadable(), coverage.failed(), coverage.pending());
        return new CoverageView(bar.segments(), coverage.shown() == 0 ? "" : FigureText.count(coverage.shown()));
    }

    static CoverageView of(long scored, long abstained, long unreadable, long failed, long pending) {
        long[] counts = {scored, abstained, unreadable, failed, pending};
        String[] states = {"scored", "abstained", "unreadable", "failed", "pending"};
        double total = scored + abstained + unreadable + failed + pending;
        List<Segment> segments = new ArrayList<>();
        double x = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double width = 100 * counts[i] / total;
                segments.add(new Segment(
                        states[i], FigureText.count(counts[i]), FigureText.number(x), FigureText.number(width)));
                x += width;
            }
        }
        return new CoverageView(segments, "");
    }
}
