package dev.assay.gate.files;

import dev.assay.gate.EvaluatedCheck;
import dev.assay.gate.GateEvaluation;
import dev.assay.judge.files.MarkdownText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An evaluation in Markdown, never longer than a host takes: what does not fit is counted. */
public final class GateMarkdown {

    /** Bytes that a step summary may have. */
    public static final int STEP_SUMMARY = 900_000;
    /** Bytes that a comment on a pull request may have. */
    public static final int COMMENT = 60_000;

    private static final int FOR_THE_REST = 400;
    private static final Map<String, String> MARKS =
            Map.of("pass", "✅", "fail", "❌", "inconclusive", "❔", "warn", "⚠️", "waived", "🟡", "invalid", "⛔");

    private final int most;

    /**
     * @param most bytes of UTF-8, at least 2,000
     */
    public GateMarkdown(int most) {
        if (most < 2000) {
            throw new IllegalArgumentException("most must be at least 2000, was " + most);
        }
        this.most = most;
    }

    /** The invisible first line by which a comment of this gate is found again and updated. */
    public static String marker(String gate) {
        return "<!-- assay-gate:" + gate + " -->";
    }

    public String of(GateEvaluation evaluation) {
        StringBuilder text = new StringBuilder();
        text.append(marker(evaluation.gate())).append('\n');
        text.append("## ")
                .append(MARKS.get(evaluation.outcome()))
                .append(' ')
                .append(MarkdownText.prose(evaluation.gate() + " " + evaluation.version()))
                .append(": ")
                .append(evaluation.outcome().toUpperCase(Locale.ROOT))
                .append("\n\n")
                .append(MarkdownText.prose(evaluation.summary()))
                .append("\n\n");
        List<String> rows = new ArrayList<>();
        evaluation.checks().forEach(check -> rows.add(row(check)));
        table(text, "| | check | claim | measured | n | what decided |\n|---|---|---|---|---|---|\n", rows);
        List<String> rules = evaluation.integrity().stream()
                .map(rule -> "| " + rule.status() + " | " + MarkdownText.cell(rule.rule()) + " | "
                        + MarkdownText.cell(rule.detail()) + " | "
                        + (rule.hint().isEmpty() ? "" : MarkdownText.cell(rule.hint())) + " |\n")
                .toList();
        text.append("**Evidence**\n\n");
        table(text, "| | rule | found | what to do |\n|---|---|---|---|\n", rules);
        text.append("Run ")
                .append(MarkdownText.code(evaluation.run()))
                .append(" of ")
                .append(MarkdownText.code(evaluation.evalset()));
        evaluation.baseline().ifPresent(run -> text.append(", baseline ").append(MarkdownText.code(run)));
        text.append(", evaluation ")
                .append(MarkdownText.code(evaluation.id()))
                .append(", policy ")
                .append(MarkdownText.code(evaluation.fingerprint()))
                .append(", audit head ")
                .append(MarkdownText.code(evaluation.auditHead()))
                .append(".\n");
        return text.toString();
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

    private void table(StringBuilder text, String head, List<String> rows) {
        if (rows.isEmpty()) {
            text.append("No check was decided.\n\n");
            return;
        }
        text.append(head);
        int left = most - FOR_THE_REST - size(text);
        int shown = 0;
        while (shown < rows.size() && size(rows.get(shown)) <= left) {
            left -= size(rows.get(shown));
            text.append(rows.get(shown));
            shown++;
        }
        text.append('\n');
        if (shown < rows.size()) {
            text.append("… and ").append(rows.size() - shown).append(" more.\n\n");
        }
    }

    private static int size(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
