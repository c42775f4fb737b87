package dev.assay.rubric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.edge.files.FileText;
import dev.assay.rubric.files.RubricReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemDecisionTest {

    private static final String ALL_PASS = "{rule: all_pass}";
    /** Weights 3 and 1, so that the first alone gives a mean of .75. */
    private static final String MEAN = "{rule: weighted_mean, passAt: 0.7}";

    @Test
    void passes_when_every_criterion_does() {
        assertEquals(Optional.of(true), decide(ALL_PASS, Map.of("tone", "ok", "fact", "ok")));
        assertEquals(Optional.of(false), decide(ALL_PASS, Map.of("tone", "ok", "fact", "bad")));
    }

    @Test
    void is_open_while_a_missing_label_could_change_it() {
        assertEquals(Optional.empty(), decide(ALL_PASS, Map.of("tone", "ok")));
        assertEquals(Optional.of(false), decide(ALL_PASS, Map.of("tone", "bad")));
    }

    /** tone alone: at least 3/4 = .75, enough for .7; but fact may still fail the item hard. */
    @Test
    void does_not_pass_while_a_hard_fail_is_possible() {
        assertEquals(Optional.empty(), decide(MEAN, Map.of("tone", "ok")));
        assertEquals(Optional.of(true), decide(MEAN, Map.of("tone", "ok", "fact", "bad")));
        assertEquals(Optional.of(false), decide(MEAN, Map.of("tone", "ok", "fact", "false")));
    }

    @Test
    void decides_in_full_only_with_every_label() {
        ItemDecision decision = new ItemDecision(rubric(ALL_PASS));

        assertEquals(Optional.empty(), decision.passesInFull(labels(Map.of("tone", "bad"))));
        assertEquals(Optional.of(false), decision.passesInFull(labels(Map.of("tone", "bad", "fact", "ok"))));
    }

    private static Optional<Boolean> decide(String rule, Map<String, String> said) {
        return new ItemDecision(rubric(rule)).passes(labels(said));
    }

    private static Map<String, Label> labels(Map<String, String> said) {
        Map<String, Label> labels = new HashMap<>();
        said.forEach((criterion, label) -> labels.put(criterion, Label.named(label)));
        return labels;
    }

    private static Rubric rubric(String decision) {
        return RubricReader.read(new FileText("rubric.yaml", """
                id: replies
                version: 1.0.0
                title: Replies
                inputs: [output]
                criteria:
                  - id: tone
                    question: Is it polite?
                    weight: 3
                    scale: {type: nominal, labels: [ok, bad], passing: [ok]}
                  - id: fact
                    question: Is it true?
                    weight: 1
                    scale: {type: nominal, labels: [ok, bad, "false"], passing: [ok]}
                    hardFail: {on: ["false"], requiresHuman: true}
                decision: %s
                """.formatted(decision)));
    }
}
