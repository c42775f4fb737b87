package dev.assay.report.files;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.HumanCeiling;
import dev.assay.agreement.Metric;
import dev.assay.agreement.PositionBias;
import dev.assay.disagreement.DecidedCluster;
import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementGroup;
import dev.assay.gold.Coverage;
import dev.assay.judge.VisibleText;
import dev.assay.report.ClusterSentence;
import dev.assay.report.FigureText;
import dev.assay.report.LargestDisagreements;
import dev.assay.report.RunReport;
import dev.assay.report.StandIn;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Scale;
import dev.assay.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** A report for the terminal: the sentence first, then tables, nothing that a terminal would obey. */
public final class TerminalReport {

    /** What fits most windows. */
    public static final int USUAL_WIDTH = 100;

    private static final int GROUPS_PER_JUDGE = 2;
    private static final int EXAMPLES = 2;

    private final int width;
    private final Colour colour;

    /** @param width characters a line, at least 60; tables may be wider where figures need it */
    public TerminalReport(int width, Colour colour) {
        if (width < 60) {
            throw new IllegalArgumentException("width must be at least 60, was " + width);
        }
        this.width = width;
        this.colour = colour;
    }

    /** The whole report, lines ended by {@code \n}. */
    public String of(RunReport report) {
        Page page = new Page();
        page.paragraph("", report.headline(), colour::bold);
        about(page, report);
        report.agreement().ifPresent(agreement -> {
            validity(page, report, agreement);
            for (Criterion criterion : report.rubric().criteria()) {
                List<Agreement.OfJudge> measured = agreement.judges().stream()
                        .filter(ofJudge -> ofJudge.criterion().equals(criterion.id()))
                        .toList();
                if (!measured.isEmpty()) {
                    criterion(page, criterion, measured);
                }
            }
        });
        clusters(page, report);
        disagreements(page, report);
        unscored(page, report);
        return page.toString();
    }

    private void about(Page page, RunReport report) {
        page.blank();
        String run = report.run().id() + " · evalset " + report.run().evalset() + " · rubric "
                + report.rubric().ref() + " · " + report.run().state().word();
        page.paragraph("", run, text -> text);
        TextTable judges = new TextTable(List.of(TextTable.Side.LEFT, TextTable.Side.LEFT));
        report.run().judges().forEach(seat -> {
            String title = report.provenance().judgeTitles().get(seat.judge());
            if (title != null) {
                judges.row(List.of(clean(seat.judge()), clean(title)));
            }
        });
        judges.lines(width).forEach(page::line);
    }

    private void validity(Page page, RunReport report, Agreement agreement) {
        page.blank();
        page.paragraph("", String.join(" · ", Validity.phrases(report, agreement)), text -> text);
        Validity.warnings(agreement).forEach(warning -> page.paragraph("! ", warning, colour::warning));
    }

    private void criterion(Page page, Criterion criterion, List<Agreement.OfJudge> measured) {
        page.blank();
        page.line(colour.bold(clean(criterion.id())) + colour.dim("  " + scale(criterion.scale())));
        Metric leading = measured.stream()
                .map(ofJudge -> FigureText.leading(ofJudge.figures()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Metric.KAPPA);
        Metric second = measured.get(0).figures().metrics().containsKey(Metric.MEAN_ABSOLUTE_ERROR)
                ? Metric.MEAN_ABSOLUTE_ERROR
                : Metric.PERCENT;
        TextTable table = new TextTable(List.of(
                TextTable.Side.LEFT,
                TextTable.Side.LEFT,
                TextTable.Side.LEFT,
                TextTable.Side.RIGHT,
                TextTable.Side.RIGHT,
                TextTable.Side.RIGHT,
                TextTable.Side.RIGHT,
                TextTable.Side.RIGHT));
        table.row(List.of(
                "judge",
                FigureText.name(leading),
                FigureText.name(second),
                "n",
                "scored",
                "abst.",
                "unread.",
                "failed"));
        measured.forEach(ofJudge -> table.row(row(ofJudge, leading, second)));
        List<String> lines = table.lines(width);
        page.line(colour.dim(lines.get(0)));
        lines.subList(1, lines.size()).forEach(page::line);
        caveats(page, measured, List.of(leading, second));
        pending(page, measured);
        measured.get(0).ceiling().ifPresent(ceiling -> page.line(ceiling(ceiling)));
        StandIn.sentence(measured).ifPresent(sentence -> page.paragraph("  ", clean(sentence), colour::dim));
        measured.forEach(ofJudge -> ofJudge.figures()
                .position()
                .ifPresent(position -> page.paragraph("  ", position(ofJudge.judge(), position), colour::dim)));
    }

    private static List<String> row(Agreement.OfJudge measured, Metric leading, Metric second) {
        Coverage coverage = measured.figures().coverage();
        return List.of(
                clean(measured.judge()),
                figure(measured, leading),
                figure(measured, second),
                Long.toString(coverage.pairs()),
                Long.toString(coverage.scored()),
                Long.toString(coverage.abstained()),
                Long.toString(coverage.unreadable()),
                Long.toString(coverage.failed()));
    }

    private static String figure(Agreement.OfJudge measured, Metric metric) {
        Estimate estimate = measured.figures().metrics().get(metric);
        return estimate == null ? "–" : FigureText.brief(estimate);
    }

    /** One line for all judges of which the same is to be said. */
    private void caveats(Page page, List<Agreement.OfJudge> measured, List<Metric> metrics) {
        Map<String, List<String>> judges = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            for (Agreement.OfJudge ofJudge : measured) {
                Optional.ofNullable(ofJudge.figures().metrics().get(metric))
                        .flatMap(FigureText::caveat)
                        .ifPresent(caveat -> judges.computeIfAbsent(
                                        FigureText.name(metric) + " " + clean(caveat), unused -> new ArrayList<>())
                                .add(clean(ofJudge.judge())));
            }
        }
        judges.forEach((caveat, of) -> page.paragraph("  ", String.join(", ", of) + ": " + caveat, colour::dim));
    }

    private void pending(Page page, List<Agreement.OfJudge> measured) {
        for (Agreement.OfJudge ofJudge : measured) {
            int pending = ofJudge.figures().coverage().pending();
            if (pending > 0) {
                page.paragraph(
                        "  ",
                        clean(ofJudge.judge()) + ": " + FigureText.counted(pending, "item")
                                + " with gold not judged yet",
                        colour::warning);
            }
        }
    }

    private String ceiling(HumanCeiling ceiling) {
        Estimate alpha = ceiling.metrics().get(Metric.KRIPPENDORFF_ALPHA);
        return colour.dim("  humans among themselves: α "
                + (alpha == null ? "not measured" : FigureText.of(alpha)) + " on "
                + FigureText.counted(ceiling.items(), "item") + " with two labels or more");
    }

    private static String position(String judge, PositionBias position) {
        return clean(judge) + " in both orders: consistent " + FigureText.of(position.consistency())
                + ", accuracy " + FigureText.of(position.accuracyOverOrders()) + ", first wins "
                + FigureText.counted(position.primacyFlips(), "time") + ", second wins "
                + FigureText.counted(position.recencyFlips(), "time");
    }

    /** Of the judge that the headline speaks of; the others have theirs in the other formats. */
    private void clusters(Page page, RunReport report) {
        List<DecidedCluster> clusters = report.clusters().stream()
                .filter(of -> report.headline().startsWith(of.found().set().judge()))
                .flatMap(of -> of.clusters().stream())
                .toList();
        if (clusters.isEmpty()) {
            return;
        }
        String judge = clusters.get(0).cluster().judge();
        page.blank();
        page.line(colour.bold("Why, and what would help"));
        ClusterSentence.of(report, judge).ifPresent(sentence -> page.paragraph("  ", clean(sentence), text -> text));
        for (DecidedCluster decided : clusters) {
            page.blank();
            page.paragraph(
                    "  ",
                    clean(decided.cluster().criterion() + " · " + decided.name()) + " · "
                            + FigureText.counted(decided.cluster().size(), "item"),
                    colour::bold);
            page.paragraph("    ", decided.cause().phrase(), text -> text);
            page.paragraph("    ", clean(decided.recommendation().text()), colour::dim);
        }
    }

    private void disagreements(Page page, RunReport report) {
        List<LargestDisagreements> byJudge = LargestDisagreements.of(report, GROUPS_PER_JUDGE);
        if (byJudge.isEmpty()) {
            return;
        }
        page.blank();
        page.line(colour.bold("Largest disagreements"));
        for (LargestDisagreements largest : byJudge) {
            page.line("  " + clean(largest.judge())
                    + colour.dim(" · " + largest.explained() + " of " + largest.disagreements() + " in "
                            + largest.shown().size() + " of "
                            + FigureText.counted(largest.groups(), "group")));
            largest.shown().forEach(group -> group(page, group));
        }
    }

    private void group(Page page, DisagreementGroup group) {
        page.paragraph(
                "    ",
                clean(group.criterion()) + ": gold " + clean(group.gold().text()) + " → judged "
                        + clean(group.judged().text()) + " · "
                        + group.direction().phrase() + " · "
                        + FigureText.counted(group.size(), "item") + ", "
                        + FigureText.share(group.share()) + " of these",
                text -> text);
        for (Disagreement example : group.members().stream().limit(EXAMPLES).toList()) {
            String id = VisibleText.shortened(example.itemId(), 24).line();
            int room = width - 8 - TextTable.length(id) - 4;
            String said = example.rationale()
                    .map(rationale ->
                            ": “" + VisibleText.shortened(rationale, room).line() + "”")
                    .orElse("");
            page.line(colour.dim("        " + id + said));
        }
    }

    private void unscored(Page page, RunReport report) {
        Map<String, RunReport.UnscoredReasons> reasons = report.unscored();
        List<String> lines = new ArrayList<>();
        report.run().judges().forEach(seat -> {
            RunReport.UnscoredReasons ofJudge = reasons.get(seat.judge());
            if (ofJudge != null && !ofJudge.counts().isEmpty()) {
                StringJoiner counts = new StringJoiner(" · ");
                ofJudge.counts().forEach((reason, count) -> counts.add(clean(reason) + " " + count));
                lines.add(clean(seat.judge()) + ": " + counts);
            }
        });
        if (!lines.isEmpty()) {
            page.blank();
            page.line(colour.bold("Verdicts without a label, over the whole run"));
            lines.forEach(line -> page.paragraph("  ", line, text -> text));
        }
    }

    private static String scale(Scale scale) {
        return scale.fold(
                categorical -> categorical.type() + ": " + clean(String.join(", ", categorical.labels())),
                numeric -> "numeric: " + FigureText.number(numeric.min()) + " to " + FigureText.number(numeric.max()));
    }

    private static String clean(String text) {
        return VisibleText.of(text).line();
    }

    /** Lines so far. */
    private final class Page {

        private final StringBuilder text = new StringBuilder();

        void line(String line) {
            text.append(line).append('\n');
        }

        void blank() {
            text.append('\n');
        }

        /** Wraps at blanks; lines after the first are indented as far as the first, plus two. */
        void paragraph(String indent, String content, java.util.function.UnaryOperator<String> style) {
            StringBuilder current = new StringBuilder(indent);
            boolean isFresh = true;
            for (String word : VisibleText.of(content).line().split(" ", -1)) {
                if (!isFresh && TextTable.length(current.toString()) + 1 + TextTable.length(word) > width) {
                    line(style.apply(current.toString()));
                    current = new StringBuilder(" ".repeat(indent.length() + 2));
                    isFresh = true;
                }
                current.append(isFresh ? "" : " ").append(word);
                isFresh = false;
            }
            line(style.apply(current.toString()));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
