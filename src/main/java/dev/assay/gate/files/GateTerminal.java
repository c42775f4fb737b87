package dev.assay.gate.files;

import dev.assay.gate.EvaluatedCheck;
import dev.assay.gate.GateEvaluation;
import dev.assay.judge.VisibleText;
import dev.assay.sampling.AuditPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** An evaluation on one screen of a terminal: what was decided, then every claim with what decided it. */
public final class GateTerminal {

    private static final Map<String, String> MARKS =
            Map.of("pass", "✓", "fail", "✗", "inconclusive", "?", "warn", "!", "waived", "~", "ok", "✓", "broken", "✗");

    private GateTerminal() {}

    /** The lines, each ended by {@code \n}. */
    public static String of(GateEvaluation evaluation) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                evaluation.gate() + " " + evaluation.version() + " · " + evaluation.run() + " · "
                        + evaluation.outcome().toUpperCase(Locale.ROOT));
        line(text, evaluation.summary());
        line(text, "");
        for (GateEvaluation.Rule rule : evaluation.integrity()) {
            boolean isQuiet = rule.status().equals("ok") && !rule.rule().equals("certificate");
            if (!isQuiet) {
                line(text, MARKS.get(rule.status()) + " " + rule.rule() + " · " + rule.detail());
                if (!rule.hint().isEmpty()) {
                    line(text, "    " + rule.hint());
                }
            }
        }
        quiet(evaluation, text);
        line(text, "");
        evaluation.checks().forEach(check -> check(text, check));
        line(text, "");
        line(text, "evaluation " + evaluation.id() + " · audit head " + evaluation.auditHead());
        return text.toString();
    }

    /** What is in order needs no line of its own. */
    private static void quiet(GateEvaluation evaluation, StringBuilder text) {
        List<String> kept = evaluation.integrity().stream()
                .filter(rule -> rule.status().equals("ok") && !rule.rule().equals("certificate"))
                .map(GateEvaluation.Rule::rule)
                .distinct()
                .toList();
        if (!kept.isEmpty()) {
            line(text, "✓ " + String.join(", ", kept));
        }
    }

    private static void check(StringBuilder text, EvaluatedCheck check) {
        line(text, MARKS.get(check.outcome()) + " " + check.id() + " · " + about(check) + " " + check.fullClaim());
        line(text, "    " + measured(check) + " · " + check.outcome() + ": " + check.rule());
        if (!check.reason().isEmpty()) {
            line(text, "    " + check.reason());
        }
        check.plan().ifPresent(plan -> line(text, "    " + plan(plan)));
    }

    /** What is claimed of what, such as {@code agreement.kappa of insult}. */
    public static String about(EvaluatedCheck check) {
        return check.metric()
                + check.criterion().map(criterion -> " of " + criterion).orElse("");
    }

    /** The number with the bound that decided and what is behind it. */
    static String measured(EvaluatedCheck check) {
        return bounded(check) + ", n " + check.n();
    }

    /** The number with the bound that decided. */
    public static String bounded(EvaluatedCheck check) {
        List<String> parts = new ArrayList<>();
        parts.add(check.value().isPresent() ? number(check.value()) : "not measured");
        if (check.bound().isPresent()) {
            parts.add(check.side().orElse("") + " bound " + number(check.bound()) + " (" + percent(check.boundLevel())
                    + " one-sided)");
        }
        return String.join(", ", parts);
    }

    /** What would settle the check. */
    public static String plan(AuditPlan plan) {
        if (plan.more().isEmpty()) {
            return "plan: " + plan.assumes();
        }
        String listed = plan.items().isEmpty()
                ? ""
                : "; " + plan.items().size() + " items of " + plan.evalset() + " are listed in the plan";
        return "plan: " + plan.more().get() + " more audited items would settle it with " + percent(plan.power())
                + " chance, " + plan.assumes() + listed;
    }

    static String number(OptionalDouble value) {
        double number = value.orElseThrow();
        return number == Math.rint(number) && Math.abs(number) >= 2
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%.3f", number);
    }

    static String percent(double level) {
        String text = String.format(Locale.ROOT, "%.2f", level * 100);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "") + " %";
    }

    /** Names come from files and items: nothing that a terminal would obey. */
    private static void line(StringBuilder text, String line) {
        String indent = " ".repeat(line.length() - line.stripLeading().length());
        text.append(indent).append(VisibleText.of(line).line().strip()).append('\n');
    }
}
