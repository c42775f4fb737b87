package dev.assay.rubric.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.InvalidFile;
import dev.assay.edge.files.Place;
import dev.assay.edge.files.Range;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Decision;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricVersion;
import dev.assay.rubric.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a rubric, from {@code rubrics/<id>.yaml} or as JSON with the same keys. */
public final class RubricReader {

    private static final int MAX_CRITERIA = 100;
    private static final String VERSION_SEPARATOR = "@";
    private static final Map<String, Decision.Rule> RULES = rules();

    private RubricReader() {}

    private static Map<String, Decision.Rule> rules() {
        Map<String, Decision.Rule> rules = new LinkedHashMap<>();
        for (Decision.Rule rule : Decision.Rule.values()) {
            rules.put(rule.word(), rule);
        }
        return rules;
    }

    /**
     * Reads a rubric. Defaults: the id as title, weight 1, {@code all_pass}, a human must confirm a hard fail, and as
     * inputs {@code input} and {@code output}, or {@code outputs} where a scale is pairwise.
     *
     * @throws InvalidFile with every problem of the file
     */
    public static Rubric read(FileText file) {
        return FileMap.read(file, RubricReader::rubric);
    }

    private static Optional<Rubric> rubric(FileMap map) {
        map.require("id", "version", "criteria");
        Optional<String> id = id(map);
        Optional<RubricVersion> version = map.parsed("version", "major.minor.patch", RubricVersion::parse);
        Optional<String> title = map.text("title");
        List<String> inputs = inputs(map);
        List<Criterion> criteria = criteria(map, new CriterionReader(inputs));
        Optional<Decision> decision = map.has("decision")
                ? map.map("decision").flatMap(RubricReader::decision)
                : Optional.of(Decision.allPass());
        Optional<String> prompt = map.id("prompt");
        map.refuseOthers();
        if (id.isEmpty() || version.isEmpty() || criteria.isEmpty() || decision.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(RubricContent.seal(
                id.get(), version.get(), title.orElse(id.get()), inputs, criteria, decision.get(), prompt));
    }

    private static Optional<String> id(FileMap map) {
        Optional<String> id = map.id("id");
        if (id.filter(text -> text.contains(VERSION_SEPARATOR)).isPresent()) {
            map.problem("id", FileRule.BAD_ID, "a rubric's id has no '@', which parts it from its version");
        }
        return id;
    }

    private static List<String> inputs(FileMap map) {
        if (!map.has("inputs")) {
            return isPairwise(map) ? List.of("input", "outputs") : List.of("input", "output");
        }
        Set<String> inputs = new LinkedHashSet<>();
        for (FileNode.Text input : map.texts("inputs")) {
            if (input.value().isBlank()) {
                map.problem(input.place(), FileRule.BAD_VALUE, "an input must not be blank");
            } else if (!inputs.add(input.value())) {
                map.problem(input.place(), FileRule.DUPLICATE, "the input '" + input.value() + "' stands here twice");
            }
        }
        return List.copyOf(inputs);
    }

    /** Looks ahead, silently: the criteria are judged after the inputs, because examples need these. */
    private static boolean isPairwise(FileMap map) {
        return map.value("criteria").map(FileNode::plain).stream()
                .flatMap(criteria -> criteria instanceof List<?> list ? list.stream() : Stream.empty())
                .map(criterion -> criterion instanceof Map<?, ?> keys ? keys.get("scale") : null)
                .map(scale -> scale instanceof Map<?, ?> keys ? keys.get("type") : null)
                .anyMatch(Scale.Kind.PAIRWISE.word()::equals);
    }

    private static List<Criterion> criteria(FileMap map, CriterionReader reader) {
        int count = map.sizeOf("criteria").orElse(1);
        if (count == 0) {
            map.problem("criteria", FileRule.MISSING, "a rubric needs at least one criterion");
        }
        if (count > MAX_CRITERIA) {
            String detail = "a rubric has at most " + MAX_CRITERIA + " criteria, and this " + count;
            map.problem("criteria", FileRule.TOO_LARGE, detail);
        }
        Map<String, Place> seen = new LinkedHashMap<>();
        List<Criterion> criteria = new ArrayList<>();
        for (FileMap part : map.maps("criteria")) {
            reader.read(part).ifPresent(criteria::add);
            part.text("id").ifPresent(id -> refuseRepeated(part, id, seen));
        }
        return criteria;
    }

    private static void refuseRepeated(FileMap part, String id, Map<String, Place> seen) {
        Place first = seen.putIfAbsent(id, part.placeOf("id"));
        if (first != null) {
            String detail = "the criterion '" + id + "' was there already, in line " + first.line();
            part.problem("id", FileRule.DUPLICATE, detail);
        }
    }

    private static Optional<Decision> decision(FileMap map) {
        map.require("rule");
        Optional<Decision.Rule> rule = map.oneOf("rule", RULES);
        OptionalDouble passAt = map.number("passAt", Range.PROBABILITY);
        boolean weighted = rule.filter(Decision.Rule.WEIGHTED_MEAN::equals).isPresent();
        if (weighted) {
            map.require("passAt");
        } else if (rule.isPresent()) {
            map.refuse("passAt", "only weighted_mean has a passAt", "leave it out");
        }
        map.refuseOthers();
        return rule.filter(known -> weighted == passAt.isPresent()).map(known -> new Decision(known, passAt));
    }
}
