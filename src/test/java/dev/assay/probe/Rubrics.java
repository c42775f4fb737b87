package dev.assay.probe;

import dev.assay.edge.files.FileText;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.files.RubricReader;

/** Rubrics of one criterion, {@code quality}, for tests of probes. */
final class Rubrics {

    private Rubrics() {}

    static Rubric binary() {
        return of("[input, output, context]", "{type: binary, labels: [bad, good], passing: [good]}", "");
    }

    static Rubric ordinal() {
        return of("[input, output]", "{type: ordinal, labels: [fine, fair, poor], passing: [fine, fair]}", "");
    }

    static Rubric withoutAGoodSide() {
        return of("[input, output]", "{type: nominal, labels: [red, green, blue]}", "");
    }

    /** Scores 1 to 5 in steps of a half. */
    static Rubric numeric() {
        return of("[input, output]", "{type: numeric, min: 1, max: 5, step: 0.5}", "");
    }

    static Rubric pairwise() {
        return of("[input, outputs]", "{type: pairwise, labels: [first, second, tie]}", "");
    }

    static Rubric twoCriteria() {
        return of(
                "[input, output]",
                "{type: binary, labels: [bad, good], passing: [good]}",
                "\n  - {id: tone, question: Is it polite?, scale: {type: binary, labels: [rude, polite], passing: [polite]}}");
    }

    private static Rubric of(String inputs, String scale, String more) {
        String decision = scale.contains("numeric") ? "{rule: weighted_mean, passAt: 0.5}" : "{rule: all_pass}";
        return RubricReader.read(new FileText("rubric.yaml", """
                id: probed
                version: 1.0.0
                title: Replies
                inputs: %s
                criteria:
                  - {id: quality, question: Is it good?, scale: %s}%s
                decision: %s
                """.formatted(inputs, scale, more, decision)));
    }
}
