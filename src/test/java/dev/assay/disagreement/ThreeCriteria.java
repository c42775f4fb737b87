package dev.assay.disagreement;

import dev.assay.edge.files.FileText;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.files.RubricReader;
import java.util.Map;

/** A rubric of three criteria a, b, c with weights 2, 1, 1 and labels good, bad, worse; c's worse fails an item. */
final class ThreeCriteria {

    private ThreeCriteria() {}

    static Rubric rubric(String decision) {
        return RubricReader.read(new FileText("test", """
                id: three
                version: 1.0.0
                title: Three questions
                inputs: [output]
                criteria:
                  - id: a
                    question: A?
                    scale: {type: ordinal, labels: [good, bad, worse], passing: [good]}
                    weight: 2
                  - id: b
                    question: B?
                    scale: {type: ordinal, labels: [good, bad, worse], passing: [good]}
                    weight: 1
                  - id: c
                    question: C?
                    scale: {type: ordinal, labels: [good, bad, worse], passing: [good]}
                    weight: 1
                    hardFail: {on: [worse], requiresHuman: true}
                decision: %s
                """.formatted(decision)));
    }

    /** The labels of a, b and c, parted by blanks. */
    static Map<String, Label> labels(String words) {
        String[] each = words.split(" ");
        return Map.of("a", Label.named(each[0]), "b", Label.named(each[1]), "c", Label.named(each[2]));
    }
}
