package dev.assay.rubric.files;

import dev.assay.edge.files.DidYouMean;
import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.Range;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one criterion of a rubric. */
final class CriterionReader {

    /** In gate policies this word means the rubric's decision over all criteria. */
    private static final String RESERVED_ID = "item";

    private static final Set<String> OWN_KEYS = Set.of("label", "score", "why");

    private final List<String> inputs;

    CriterionReader(List<String> inputs) {
        this.inputs = inputs;
    }

    Optional<Criterion> read(FileMap map) {
        map.require("id", "question", "scale");
        Optional<String> id = map.id("id");
        if (id.filter(RESERVED_ID::equals).isPresent()) {
            String detail = "'item' is no id for a criterion: in gates it means the decision over all criteria";
            map.problem("id", FileRule.BAD_ID, detail);
        }
        String question = map.text("question").orElse("");
        Optional<String> clause = map.text("clause");
        double weight = map.number("weight", Range.POSITIVE).orElse(1);
        Optional<Scale> scale = map.map("scale").flatMap(ScaleReader::read);
        ScaleLabels labels = new ScaleLabels(scale);
        Optional<Criterion.HardFail> hardFail = map.map("hardFail").map(part -> hardFail(part, labels));
        Set<String> evidence =
                map.map("evidence").map(part -> evidence(part, labels)).orElse(Set.of());
        Map<String, String> anchors =
                map.map("anchors").map(part -> anchors(part, labels)).orElse(Map.of());
        List<Criterion.Example> examples = map.maps("examples").stream()
                .flatMap(part -> example(part, labels).stream())
                .toList();
        map.refuseOthers();
        return id.flatMap(known -> scale.map(
                on -> new Criterion(known, question, clause, on, weight, hardFail, evidence, anchors, examples)));
    }

    private static Criterion.HardFail hardFail(FileMap map, ScaleLabels labels) {
        map.require("on");
        Set<String> on = new LinkedHashSet<>();
        map.texts("on").forEach(text -> labels.named(map, text).ifPresent(on::add));
        Criterion.Confirmation confirmation = map.flag("requiresHuman").orElse(true)
                ? Criterion.Confirmation.HUMAN_REQUIRED
                : Criterion.Confirmation.JUDGE_SUFFICES;
        map.refuseOthers();
        return new Criterion.HardFail(on, confirmation);
    }

    private static Set<String> evidence(FileMap map, ScaleLabels labels) {
        map.require("requiredIf");
        Set<String> required = new LinkedHashSet<>();
        map.texts("requiredIf").forEach(text -> labels.named(map, text).ifPresent(required::add));
        map.refuseOthers();
        return required;
    }

    private static Map<String, String> anchors(FileMap map, ScaleLabels labels) {
        Map<String, String> anchors = new LinkedHashMap<>();
        for (FileNode.Entry entry : map.entries()) {
            Optional<Label> label = labels.any(map, new FileNode.Text(entry.key(), entry.place()));
            Optional<FileNode.Text> meaning = map.asText(entry.value());
            if (label.isPresent() && meaning.isPresent()) {
                anchors.put(label.get().text(), meaning.get().value());
            }
        }
        return anchors;
    }

    private Optional<Criterion.Example> example(FileMap map, ScaleLabels labels) {
        Optional<Label> label = labels.deserved(map);
        Optional<String> why = map.text("why");
        Map<String, String> fields = new LinkedHashMap<>();
        for (FileNode.Entry entry : map.entries()) {
            if (OWN_KEYS.contains(entry.key())) {
                continue;
            }
            if (inputs.contains(entry.key())) {
                fields.put(
                        entry.key(), CanonicalContent.of(entry.value().plain()).text());
            } else {
                map.problem(
                        entry.place(),
                        FileRule.UNKNOWN_REFERENCE,
                        "'" + entry.key() + "' is not among the rubric's inputs " + inputs,
                        DidYouMean.hint(inputs, entry.key()));
            }
        }
        return label.map(known -> new Criterion.Example(known, fields, why));
    }
}
