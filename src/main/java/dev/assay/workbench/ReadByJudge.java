package dev.assay.workbench;

import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a prompt can show of a rubric. Weights, hard fails and the decision come after the verdict: where only they change, a judge
 * would be paid to say the same again.
 */
public record ReadByJudge(String title, List<String> inputs, Optional<String> prompt, List<Part> criteria) {

    public ReadByJudge {
        inputs = List.copyOf(inputs);
        criteria = List.copyOf(criteria);
    }

    /** What can be shown of a criterion. */
    public record Part(
            String id,
            String question,
            Optional<String> clause,
            Scale scale,
            Set<String> evidenceRequiredIf,
            Map<String, String> anchors,
            List<Criterion.Example> examples) {

        public Part {
            evidenceRequiredIf = Set.copyOf(evidenceRequiredIf);
            anchors = Map.copyOf(anchors);
            examples = List.copyOf(examples);
        }
    }

    public static ReadByJudge of(Rubric rubric) {
        return new ReadByJudge(
                rubric.title(),
                rubric.inputs(),
                rubric.prompt(),
                rubric.criteria().stream()
                        .map(criterion -> new Part(
                                criterion.id(),
                                criterion.question(),
                                criterion.clause(),
                                criterion.scale(),
                                criterion.evidenceRequiredIf(),
                                criterion.anchors(),
                                criterion.examples()))
                        .toList());
    }
}
