package dev.assay.rubric.files;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Decision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricVersion;
import dev.assay.rubric.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a rubric in the shape of its file with every default filled in, so that two files that mean the same have one
 * fingerprint, and the content can be read as a rubric again.
 */
final class RubricContent {

    private RubricContent() {}

    static Rubric seal(
            String id,
            RubricVersion version,
            String title,
            List<String> inputs,
            List<Criterion> criteria,
            Decision decision,
            Optional<String> prompt) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", id);
        content.put("version", version.toString());
        content.put("title", title);
        content.put("inputs", inputs);
        content.put("criteria", criteria.stream().map(RubricContent::criterion).toList());
        content.put("decision", decision(decision));
        prompt.ifPresent(name -> content.put("prompt", name));
        return new Rubric(id, version, title, inputs, criteria, decision, prompt, CanonicalContent.of(content));
    }

    private static Map<String, Object> decision(Decision decision) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("rule", decision.rule().word());
        decision.passAt().ifPresent(passAt -> content.put("passAt", passAt));
        return content;
    }

    private static Map<String, Object> criterion(Criterion criterion) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", criterion.id());
        content.put("question", criterion.question());
        criterion.clause().ifPresent(clause -> content.put("clause", clause));
        content.put("scale", criterion.scale().fold(RubricContent::categorical, RubricContent::numeric));
        content.put("weight", criterion.weight());
        criterion.hardFail().ifPresent(hardFail -> content.put("hardFail", hardFail(hardFail, criterion.scale())));
        if (!criterion.evidenceRequiredIf().isEmpty()) {
            content.put("evidence", Map.of("requiredIf", ordered(criterion.evidenceRequiredIf(), criterion.scale())));
        }
        if (!criterion.anchors().isEmpty()) {
            content.put("anchors", criterion.anchors());
        }
        if (!criterion.examples().isEmpty()) {
            content.put(
                    "examples",
                    criterion.examples().stream().map(RubricContent::example).toList());
        }
        return content;
    }

    private static Map<String, Object> categorical(Scale.Categorical scale) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("type", scale.type());
        content.put("labels", scale.labels());
        if (!scale.passing().isEmpty()) {
            content.put("passing", List.copyOf(scale.passing()));
        }
        if (!scale.aliases().isEmpty()) {
            content.put("aliases", scale.aliases());
        }
        return content;
    }

    private static Map<String, Object> numeric(Scale.Numeric scale) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("type", scale.type());
        content.put("min", scale.min());
        content.put("max", scale.max());
        content.put("step", scale.step());
        return content;
    }

    private static Map<String, Object> hardFail(Criterion.HardFail hardFail, Scale scale) {
        boolean human = hardFail.confirmation() == Criterion.Confirmation.HUMAN_REQUIRED;
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("on", ordered(hardFail.on(), scale));
        content.put("requiresHuman", human);
        return content;
    }

    /** In the order of the scale: a set has none of its own. */
    private static List<String> ordered(Set<String> labels, Scale scale) {
        List<String> ordered = new ArrayList<>(scale.fold(Scale.Categorical::labels, numeric -> List.<String>of()));
        ordered.retainAll(labels);
        return ordered;
    }

    private static Map<String, Object> example(Criterion.Example example) {
        Map<String, Object> content = new LinkedHashMap<>(example.fields());
        Label label = example.label();
        label.fold(named -> content.put("label", named), score -> content.put("score", score));
        example.why().ifPresent(why -> content.put("why", why));
        return content;
    }
}
