package dev.assay.gate.files;

import dev.assay.gate.EvaluatedCheck;
import dev.assay.gate.GateEvaluation;
import dev.assay.judge.VisibleText;
import dev.assay.judge.files.MarkdownText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An evaluation in Markdown, never longer than a host takes: what does not fit is counted. */
public final class GateMarkdown {

    /** Bytes that a step summary may have. */
    public static final int STEP_SUMMARY = 900_000;
    /** Bytes that a comment on a pull request may have. */
    public static final int COMMENT = 60_000;

    private static final int LEAST = 20_000;
    private static final int SENTENCE = 600;
    private static final String EVIDENCE = "**Evidence**\n\n";
    private static final Table CHECKS = new Table(
            "| | check | claim | measured | n | what decided |\n|---|---|---|---|---|---|\n", "No check was decided.");
    private static final Table RULES =
            new Table("| | rule | found | what to do |\n|---|---|---|---|\n", "Nothing was looked at.");
    private static final Map<String, String> MARKS =
            Map.of("pass", "✅", "fail", "❌", "inconclusive", "❔", "warn", "⚠️", "waived", "🟡", "invalid", "⛔");

    private final int most;

    /**
     * @param most bytes of UTF-8, at least 20,000
     */
    public GateMarkdown(int most) {
        if (most < LEAST) {
            throw new IllegalArgumentException("most must be at least " + LEAST + ", was " + most);
        }
        this.most = most;
    }

    /** The invisible first line by which a comment of this gate is found again and updated. */
    public static String marker(String gate) {
        return "<!-- assay-gate:" + gate + " -->";
    }

    public String of(GateEvaluation evaluation) {
        String head = head(evaluation);
        String foot = foot(evaluation);
        int left = most - size(head) - size(foot) - size(EVIDENCE);
        List<String> rules =
                evaluation.integrity().stream().map(GateMarkdown::row).toList();
        int forRules = Math.min(RULES.inFull(rules), left / 3);
        String checks = CHECKS.within(
                left - forRules,
                evaluation.checks().stream().map(GateMarkdown::row).toList());
        return head + checks + EVIDENCE + RULES.within(left - size(checks), rules) + foot;
    }

    private static String head(GateEvaluation evaluation) {
        return marker(evaluation.gate()) + "\n## " + MARKS.get(evaluation.outcome()) + " "
                + MarkdownText.prose(evaluation.gate() + " " + evaluation.version()) + ": "
                + evaluation.outcome().toUpperCase(Locale.ROOT) + "\n\n"
                + MarkdownText.prose(
                        VisibleText.shortened(evaluation.summary(), SENTENCE).line()) + "\n\n";
    }

    private static String foot(GateEvaluation evaluation) {
        return "Run " + MarkdownText.code(evaluation.run()) + " of " + MarkdownText.code(evaluation.evalset())
                + evaluation
                        .baseline()
                        .map(run -> ", baseline " + MarkdownText.code(run))
                        .orElse("")
                + ", evaluation " + MarkdownText.code(evaluation.id()) + ", policy "
                + MarkdownText.code(evaluation.fingerprint()) + ", audit head "
                + MarkdownText.code(evaluation.auditHead()) + ".\n";
    }

    private static String row(GateEvaluation.Rule rule) {
        return "| " + rule.status() + " | " + MarkdownText.cell(rule.rule()) + " | "
                + MarkdownText.cell(rule.detail()) + " | "
                + (rule.hint().isEmpty() ? "" : MarkdownText.cell(rule.hint())) + " |\n";
    }

    private static String row(EvaluatedCheck check) {
        String plan = check.plan().map(found -> "; " + GateTerminal.plan(found)).orElse("");
        String why =
                check.outcome() + ": " + check.rule() + (check.reason().isEmpty() ? "" : "; " + check.reason()) + plan;
        return "| " + MARKS.get(check.outcome()) + " | " + MarkdownText.cell(check.id()) + " | "
                + MarkdownText.cell(GateTerminal.about(check) + " " + check.fullClaim()) + " | "
                + MarkdownText.cell(GateTerminal.bounded(check)) + " | " + check.n() + " | "
                + MarkdownText.cell(why) + " |\n";
    }

    /**
     * A table that gives way.
     *
     * @param head its first two lines
     * @param empty what stands there without rows
     */
    private record Table(String head, String empty) {

        private static final int FOR_THE_COUNT = 48;

        int inFull(List<String> rows) {
            return size(head) + rows.stream().mapToInt(GateMarkdown::size).sum() + FOR_THE_COUNT;
        }

        /** As many rows as fit into so many bytes, and how many do not. */
        String within(int bytes, List<String> rows) {
            if (rows.isEmpty()) {
                return empty + "\n\n";
            }
            StringBuilder text = new StringBuilder(head);
            int left = bytes - size(head) - FOR_THE_COUNT;
            int shown = 0;
            while (shown < rows.size() && size(rows.get(shown)) <= left) {
                left -= size(rows.get(shown));
                text.append(rows.get(shown));
                shown++;
            }
            text.append('\n');
            return shown < rows.size()
                    ? text.append("… and ")
                            .append(rows.size() - shown)
                            .append(" more.\n\n")
                            .toString()
                    : text.toString();
        }
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
