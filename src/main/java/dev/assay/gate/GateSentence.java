package dev.assay.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in one sentence how an evaluation came out and by what. */
record GateSentence(GateOutcome outcome, List<EvaluatedCheck> checks, List<IntegrityFinding> findings) {

    private static final int NAMED = 4;

    String text() {
        if (outcome == GateOutcome.INVALID) {
            return "Nothing was decided: "
                    + findings.stream()
                            .filter(finding -> finding.status() == IntegrityFinding.Status.BROKEN)
                            .map(finding -> finding.detail()
                                    + (finding.subject().isEmpty() ? "" : " (" + finding.subject() + ")"))
                            .distinct()
                            .limit(NAMED)
                            .collect(Collectors.joining("; "))
                    + ".";
        }
        List<String> parts = new ArrayList<>();
        part("fail", "refuted: ", parts);
        part("inconclusive", "not enough evidence: ", parts);
        part("warn", "warned: ", parts);
        part("waived", "waived: ", parts);
        long passed =
                checks.stream().filter(check -> check.outcome().equals("pass")).count();
        parts.add(
                passed == checks.size() ? "all " + passed + " checks hold" : passed + " of " + checks.size() + " hold");
        if (parts.size() == 1 && outcome == GateOutcome.WARN) {
            parts.add("the evidence needs attention");
        }
        String text = String.join("; ", parts);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private void part(String outcomeWord, String words, List<String> parts) {
        List<String> ids = checks.stream()
                .filter(check -> check.outcome().equals(outcomeWord))
                .map(EvaluatedCheck::id)
                .toList();
        if (!ids.isEmpty()) {
            String more = ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "";
            parts.add(words + String.join(", ", ids.subList(0, Math.min(NAMED, ids.size()))) + more);
        }
    }
}
