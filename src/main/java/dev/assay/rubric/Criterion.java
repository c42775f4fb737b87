package dev.assay.rubric;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One question that a rubric asks of every item.
 *
 * @param id unique within the rubric
 * @param question what is asked, one sentence
 * @param clause the clause of the annotation convention that it checks
 * @param weight share in a weighted decision, above 0
 * @param hardFail labels that fail the whole item
 * @param evidenceRequiredIf labels that need a quote from the item
 * @param anchors what each label means, by label
 */
public record Criterion(
        String id,
        String question,
        Optional<String> clause,
        Scale scale,
        double weight,
        Optional<HardFail> hardFail,
        Set<String> evidenceRequiredIf,
        Map<String, String> anchors,
        List<Example> examples) {

    public Criterion {
        evidenceRequiredIf = Set.copyOf(evidenceRequiredIf);
        anchors = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(anchors));
        examples = List.copyOf(examples);
    }

    /**
     * Labels that fail the whole item whatever the other criteria say.
     *
     * @param on the labels
     * @param confirmation who must have said it
     */
    public record HardFail(Set<String> on, Confirmation confirmation) {

        public HardFail {
            on = Set.copyOf(on);
        }
    }

    /** Whether a judge's word is enough for a hard fail. */
    public enum Confirmation {
        HUMAN_REQUIRED,
        JUDGE_SUFFICES
    }

    /**
     * A worked example shown to judges and auditors.
     *
     * @param label what the example deserves
     * @param fields the item fields of the example, by name
     * @param why the reason
     */
    public record Example(Label label, Map<String, String> fields, Optional<String> why) {

        public Example {
            fields = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fields));
        }
    }
}
