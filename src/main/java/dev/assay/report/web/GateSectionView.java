package dev.assay.report.web;

import dev.assay.gate.EvaluatedCheck;
import dev.assay.gate.GateEvaluation;
import dev.assay.gate.files.GateTerminal;
import dev.assay.judge.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a policy said about the run, as a section of the page.
 *
 * @param anchor of the section, unique on the page
 * @param outcome the word, which is a class of the style sheet too
 * @param mark beside the word, so that colour is never alone
 * @param broken integrity rules that need attention
 * @param kept integrity rules that hold, in one sentence
 */
public record GateSectionView(
        String id,
        String anchor,
        VisibleText title,
        String outcome,
        String mark,
        VisibleText summary,
        List<RuleView> broken,
        VisibleText kept,
        List<CheckView> checks,
        Optional<String> baseline,
        String auditHead) {

    private static final Map<String, String> MARKS =
            Map.of("pass", "✓", "fail", "✗", "inconclusive", "?", "warn", "!", "waived", "~", "invalid", "✗");

    /** An integrity rule that warns or is broken. */
    public record RuleView(VisibleText rule, VisibleText detail, Optional<VisibleText> hint) {}

    /** One check, one line. */
    public record CheckView(
            VisibleText id,
            VisibleText claim,
            VisibleText measured,
            long n,
            String outcome,
            String mark,
            VisibleText rule,
            Optional<VisibleText> reason,
            Optional<VisibleText> plan) {}

    static GateSectionView of(GateEvaluation said) {
        String held = said.integrity().stream()
                .filter(rule -> rule.status().equals("ok"))
                .map(rule -> rule.rule().equals("certificate") ? rule.detail() : rule.rule())
                .distinct()
                .collect(Collectors.joining(", "));
        return new GateSectionView(
                said.id(),
                "gate-" + said.id(),
                VisibleText.of(said.gate() + " " + said.version()),
                said.outcome(),
                mark(said.outcome()),
                VisibleText.of(said.summary()),
                said.integrity().stream()
                        .filter(rule -> !rule.status().equals("ok"))
                        .map(rule -> new RuleView(
                                VisibleText.of(rule.rule()), VisibleText.of(rule.detail()), visible(rule.hint())))
                        .toList(),
                VisibleText.of(held.isEmpty() ? "" : "Evidence in order: " + held + "."),
                said.checks().stream().map(GateSectionView::check).toList(),
                said.baseline(),
                said.auditHead());
    }

    private static CheckView check(EvaluatedCheck check) {
        return new CheckView(
                VisibleText.of(check.id()),
                VisibleText.of(GateTerminal.about(check) + " " + check.fullClaim()),
                VisibleText.of(GateTerminal.bounded(check)),
                check.n(),
                check.outcome(),
                mark(check.outcome()),
                VisibleText.of(check.rule()),
                visible(check.reason()),
                check.plan().map(plan -> VisibleText.of(GateTerminal.plan(plan))));
    }

    private static String mark(String outcome) {
        return MARKS.getOrDefault(outcome, "?");
    }

    private static Optional<VisibleText> visible(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(VisibleText.of(text));
    }
}
