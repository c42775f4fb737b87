package dev.assay.report.files;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.HumanCeiling;
import dev.assay.agreement.Metric;
import dev.assay.disagreement.DecidedCluster;
import dev.assay.disagreement.DecidedClusters;
import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementGroup;
import dev.assay.gold.Coverage;
import dev.assay.judge.VisibleText;
import dev.assay.judge.files.MarkdownText;
import dev.assay.probe.ProbeRate;
import dev.assay.probe.Robustness;
import dev.assay.report.FigureText;
import dev.assay.report.JudgeProbe;
import dev.assay.report.LargestDisagreements;
import dev.assay.report.MoneyText;
import dev.assay.report.RunReport;
import dev.assay.rubric.Criterion;
import dev.assay.run.JudgeCost;
import dev.assay.run.Seat;
import dev.assay.stats.Estimate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A report as GitHub-flavoured Markdown; names and rationales stand in code spans, since they are not ours. */
public final class MarkdownReport {

    private static final int GROUPS_PER_JUDGE = 3;
    private static final int EXAMPLES = 2;
    private static final int STRONGEST_ATTACKS = 3;
    private static final int RATIONALE = 160;

    /** What a table shows where the scale allows it; every metric is in the CSV. */
    private static final List<Metric> SHOWN = List.of(
            Metric.KAPPA,
            Metric.KAPPA_QUADRATIC,
            Metric.SPEARMAN,
            Metric.PERCENT,
            Metric.KRIPPENDORFF_ALPHA,
            Metric.MEAN_ABSOLUTE_ERROR,
            Metric.SENSITIVITY,
            Metric.SPECIFICITY);

    private final StringBuilder text = new StringBuilder();

    private MarkdownReport() {}

    /** The whole report, lines ended by {@code \n}. */
    public static String of(RunReport report) {
        MarkdownReport markdown = new MarkdownReport();
        markdown.write(report);
        return markdown.text.toString();
    }

    private void write(RunReport report) {
        line("# " + MarkdownText.prose(report.headline()));
        line("");
        line("Run " + code(report.run().id()) + ", evalset " + code(report.run().evalset()) + ", rubric "
                + code(report.rubric().ref().toString()) + ", "
                + report.run().state().word() + ".");
        report.agreement().ifPresent(agreement -> {
            line("");
            line(MarkdownText.prose(String.join(" · ", Validity.phrases(report, agreement))));
            Validity.warnings(agreement).forEach(warning -> line("\n**" + MarkdownText.prose(warning) + "**"));
            report.rubric().criteria().forEach(criterion -> criterion(criterion, report, agreement));
        });
        clusters(report);
        findings(report);
        disagreements(report);
        unscored(report);
        costs(report);
        robustness(report);
        provenance(report);
    }

    private void criterion(Criterion criterion, RunReport report, Agreement agreement) {
        List<Agreement.OfJudge> measured = agreement.judges().stream()
                .filter(ofJudge -> ofJudge.criterion().equals(criterion.id()))
                .toList();
        if (measured.isEmpty()) {
            return;
        }
        line("");
        line("## " + code(criterion.id()));
        line("");
        line(code(criterion.question()) + " (" + criterion.scale().type() + ")");
        List<Metric> metrics = metrics(measured);
        List<String> header = new ArrayList<>(List.of("judge"));
        metrics.forEach(metric -> header.add(FigureText.name(metric)));
        header.addAll(List.of("n", "scored", "abstained", "unreadable", "failed"));
        line("");
        row(header);
        row(java.util.Collections.nCopies(header.size(), "---"));
        measured.forEach(ofJudge -> row(cells(ofJudge, metrics, report)));
        measured.get(0).ceiling().ifPresent(this::ceiling);
        measured.forEach(ofJudge -> ofJudge.figures()
                .position()
                .ifPresent(position -> line("\n" + code(ofJudge.judge()) + " in both orders: consistent "
                        + figure(position.consistency()) + ", accuracy " + figure(position.accuracyOverOrders())
                        + ", first wins " + position.primacyFlips() + ", second wins " + position.recencyFlips()
                        + ".")));
    }

    private static List<Metric> metrics(List<Agreement.OfJudge> measured) {
        Set<Metric> present = EnumSet.noneOf(Metric.class);
        measured.forEach(ofJudge -> present.addAll(ofJudge.figures().metrics().keySet()));
        return SHOWN.stream().filter(present::contains).toList();
    }

    private List<String> cells(Agreement.OfJudge measured, List<Metric> metrics, RunReport report) {
        Coverage coverage = measured.figures().coverage();
        String title = report.provenance().judgeTitles().get(measured.judge());
        List<String> cells = new ArrayList<>();
        cells.add(MarkdownText.cell(measured.judge()) + (title == null ? "" : " " + MarkdownText.cell(title)));
        for (Metric metric : metrics) {
            Estimate estimate = measured.figures().metrics().get(metric);
            cells.add(estimate == null ? "–" : figure(estimate));
        }
        for (int count : List.of(
                coverage.pairs(), coverage.scored(), coverage.abstained(), coverage.unreadable(), coverage.failed())) {
            cells.add(Integer.toString(count));
        }
        return cells;
    }

    private void ceiling(HumanCeiling ceiling) {
        Estimate alpha = ceiling.metrics().get(Metric.KRIPPENDORFF_ALPHA);
        if (alpha != null) {
            line("");
            line("Humans among themselves: α " + figure(alpha) + " on " + FigureText.counted(ceiling.items(), "item")
                    + " with two labels or more.");
        }
    }

    private void clusters(RunReport report) {
        if (report.clusters().stream().allMatch(of -> of.clusters().isEmpty())) {
            return;
        }
        line("");
        line("## Why, and what would help");
        String judge = "";
        for (DecidedClusters of : report.clusters()) {
            if (of.clusters().isEmpty()) {
                continue;
            }
            if (!of.found().set().judge().equals(judge)) {
                judge = of.found().set().judge();
                line("");
                line("### " + code(judge));
            }
            line("");
            line("#### " + code(of.found().set().criterion().id()));
            line("");
            of.clusters().forEach(this::cluster);
            int rest = of.found().unclustered().size();
            if (rest > 0) {
                line("- unclustered: " + FigureText.counted(rest, "disagreement"));
            }
        }
    }

    private void findings(RunReport report) {
        if (!report.findings().isEmpty()) {
            line("");
            line("## What else the calibration items show");
            line("");
            report.findings().forEach(sentence -> line("- " + MarkdownText.prose(sentence)));
        }
    }

    private void cluster(DecidedCluster decided) {
        line("- **" + MarkdownText.prose(decided.name()) + "** · "
                + FigureText.counted(decided.cluster().size(), "item")
                + ", " + FigureText.share(decided.cluster().share())
                + " of the judge's disagreements on the criterion · "
                + decided.cluster().direction().phrase() + " · "
                + decided.cause().phrase());
        decided.cluster().diagnosis().evidence().forEach(sentence -> line("  - " + MarkdownText.prose(sentence)));
        line("  - Next: " + MarkdownText.prose(decided.recommendation().text()));
    }

    private void disagreements(RunReport report) {
        List<LargestDisagreements> byJudge = LargestDisagreements.of(report, GROUPS_PER_JUDGE);
        if (byJudge.isEmpty()) {
            return;
        }
        line("");
        line("## Largest disagreements");
        for (LargestDisagreements largest : byJudge) {
            line("");
            line("### " + code(largest.judge()) + ": " + largest.explained() + " of " + largest.disagreements() + " in "
                    + largest.shown().size() + " of " + FigureText.counted(largest.groups(), "group"));
            line("");
            largest.shown().forEach(this::group);
        }
    }

    private void group(DisagreementGroup group) {
        line("- " + code(group.criterion()) + ": gold " + code(group.gold().text()) + " → judged "
                + code(group.judged().text()) + " · " + group.direction().phrase() + " · "
                + FigureText.counted(group.size(), "item") + ", " + FigureText.share(group.share())
                + " of the judge's disagreements on the criterion");
        for (Disagreement example : group.members().stream().limit(EXAMPLES).toList()) {
            line("  - " + code(example.itemId())
                    + example.rationale()
                            .map(said -> ": " + MarkdownText.code(VisibleText.shortened(said, RATIONALE)))
                            .orElse(""));
        }
    }

    private void unscored(RunReport report) {
        List<String> lines = new ArrayList<>();
        for (Seat seat : report.run().judges()) {
            RunReport.UnscoredReasons reasons = report.unscored().get(seat.judge());
            if (reasons != null && !reasons.counts().isEmpty()) {
                List<String> counts = new ArrayList<>();
                reasons.counts().forEach((reason, count) -> counts.add(code(reason) + " " + count));
                lines.add("- " + code(seat.judge()) + ": " + String.join(", ", counts));
            }
        }
        if (!lines.isEmpty()) {
            line("");
            line("## Verdicts without a label");
            line("");
            lines.forEach(this::line);
        }
    }

    private void costs(RunReport report) {
        if (report.costs().isEmpty()) {
            return;
        }
        line("");
        line("## Costs");
        line("");
        row(List.of("judge", "items", "calls", "input tokens", "cached", "output tokens", "cost", "per 1,000 items"));
        row(java.util.Collections.nCopies(8, "---"));
        for (JudgeCost cost : report.costs()) {
            row(List.of(
                    MarkdownText.cell(cost.judge()),
                    FigureText.count(cost.items()),
                    FigureText.count(cost.calls()),
                    FigureText.count(cost.promptTokens()),
                    FigureText.count(cost.cachedTokens()),
                    FigureText.count(cost.completionTokens()),
                    cost.currency()
                            .map(currency -> MoneyText.of(cost.costMicros(), currency))
                            .orElse("no price stated"),
                    cost.perThousandItemsMicros().isPresent()
                            ? MoneyText.of(
                                    cost.perThousandItemsMicros().getAsLong(),
                                    cost.currency().orElse(""))
                            : "–"));
        }
    }

    private void robustness(RunReport report) {
        line("");
        line("## Robustness");
        line("");
        for (JudgeProbe probe : JudgeProbe.of(report)) {
            String command = probe.state() == JudgeProbe.State.NOT_PROBED
                    ? "; " + code(JudgeProbe.command(probe.judge(), report.run())) + " would do it"
                    : "";
            line("- " + code(probe.judge()) + ": " + probe.state().phrase() + command);
            probe.result().ifPresent(result -> result.criteria().forEach(this::rates));
        }
        line("");
        line(JudgeProbe.CAVEAT);
    }

    private void rates(Robustness rates) {
        line("  - " + code(rates.criterion()) + ": attack success " + rate(rates.attacks()) + " · flips "
                + rate(rates.flips()) + " · copies flip "
                + figure(rates.copies().rate()) + ", get the wanted label " + figure(rates.byChance()));
        List<String> strongest = rates.strongestAttacks(STRONGEST_ATTACKS).stream()
                .map(family -> code(family.probe()) + " " + figure(family.rate().rate()))
                .toList();
        if (!strongest.isEmpty()) {
            line("    - strongest attacks: " + String.join(", ", strongest));
        }
    }

    private static String rate(ProbeRate rate) {
        return figure(rate.rate()) + ", n " + rate.rate().n() + " of " + rate.variants() + ", " + rate.unscoredCount()
                + " without a label";
    }

    private void provenance(RunReport report) {
        RunReport.Provenance provenance = report.provenance();
        line("");
        line("## Provenance");
        line("");
        line("- evalset " + code(report.run().evalsetContent().value()));
        line("- rubric " + code(report.rubric().fingerprint().value()));
        provenance
                .gold()
                .ifPresent(gold -> line("- gold " + code(gold.id()) + " "
                        + code(gold.fingerprint().value())));
        new TreeMap<>(provenance.identities())
                .forEach((judge, identity) -> line("- judge " + code(judge) + " " + code(identity.value())));
        line("- intervals at " + provenance.confidenceLevel() + ", seed " + provenance.seed());
        line("- Assay " + code(provenance.version()) + ", audit log " + code(provenance.auditHead()) + ", "
                + provenance.at());
    }

    private static String figure(Estimate estimate) {
        return MarkdownText.prose(FigureText.of(estimate));
    }

    private static String code(String untrusted) {
        return MarkdownText.code(untrusted);
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
