package dev.assay.rubric.files;

import dev.assay.edge.files.DidYouMean;
import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.Range;
import dev.assay.rubric.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** Reads the scale of a criterion. */
final class ScaleReader {

    private static final int MAX_LABELS = 50;
    private static final int MAX_LABEL_LENGTH = 200;
    private static final double TOLERANCE = 1e-9;
    private static final List<String> PAIR = List.of("first", "second", "tie");

    private static final Map<String, Function<FileMap, Optional<Scale>>> TYPES = types();

    private ScaleReader() {}

    private static Map<String, Function<FileMap, Optional<Scale>>> types() {
        Map<String, Function<FileMap, Optional<Scale>>> types = new LinkedHashMap<>();
        for (Scale.Kind kind : Scale.Kind.values()) {
            types.put(kind.word(), map -> categorical(kind, map));
        }
        types.put("numeric", ScaleReader::numeric);
        return types;
    }

    static Optional<Scale> read(FileMap map) {
        map.require("type");
        Optional<Function<FileMap, Optional<Scale>>> type = map.oneOf("type", TYPES);
        if (type.isEmpty()) {
            return Optional.empty(); // without a type nobody can say which keys belong here
        }
        Optional<Scale> scale = type.get().apply(map);
        map.refuseOthers();
        return scale;
    }

    private static Optional<Scale> numeric(FileMap map) {
        for (String key : List.of("labels", "passing", "aliases")) {
            map.refuse(key, "a numeric scale has no " + key, "leave it out, or choose another type");
        }
        map.require("min", "max", "step");
        OptionalDouble min = map.number("min", Range.FINITE);
        OptionalDouble max = map.number("max", Range.FINITE);
        OptionalDouble step = map.number("step", Range.POSITIVE);
        if (min.isEmpty() || max.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        double width = max.getAsDouble() - min.getAsDouble();
        if (!(width > 0)) {
            map.problem("max", FileRule.OUT_OF_RANGE, "'max' must be above 'min'");
            return Optional.empty();
        }
        double steps = width / step.getAsDouble();
        if (steps < 1 || Math.abs(steps - Math.rint(steps)) > TOLERANCE) {
            map.problem("step", FileRule.OUT_OF_RANGE, "'max' must lie a whole number of steps above 'min'");
            return Optional.empty();
        }
        return Optional.of(new Scale.Numeric(min.getAsDouble(), max.getAsDouble(), step.getAsDouble()));
    }

    private static Optional<Scale> categorical(Scale.Kind kind, FileMap map) {
        for (String key : List.of("min", "max", "step")) {
            map.refuse(key, "only a numeric scale has a " + key, "leave it out, or choose type: numeric");
        }
        map.require("labels");
        List<String> labels = labels(map);
        countLabels(kind, map);
        if (kind == Scale.Kind.PAIRWISE) {
            requirePair(map, labels);
        }
        Set<String> passing = passing(map, labels);
        Map<String, String> aliases = aliases(map, labels);
        return labels.size() < 2
                ? Optional.empty()
                : Optional.of(new Scale.Categorical(kind, labels, passing, aliases));
    }

    private static List<String> labels(FileMap map) {
        Set<String> labels = new LinkedHashSet<>();
        for (FileNode.Text label : map.texts("labels")) {
            if (!isLabel(label.value())) {
                map.problem(
                        label.place(),
                        FileRule.BAD_VALUE,
                        "a label must have 1 to " + MAX_LABEL_LENGTH + " characters on one line, without space around");
            } else if (!labels.add(label.value())) {
                map.problem(label.place(), FileRule.DUPLICATE, "the label '" + label.value() + "' stands here twice");
            }
        }
        return List.copyOf(labels);
    }

    static boolean isLabel(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LABEL_LENGTH
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static void countLabels(Scale.Kind kind, FileMap map) {
        int count = map.sizeOf("labels").orElse(2);
        if (count > MAX_LABELS) {
            map.problem(
                    "labels", FileRule.TOO_LARGE, "a scale has at most " + MAX_LABELS + " labels, and this " + count);
        }
        if (kind == Scale.Kind.BINARY ? count != 2 : count < 2) {
            String needed = kind == Scale.Kind.BINARY ? "exactly two" : "at least two";
            map.problem(
                    "labels",
                    FileRule.OUT_OF_RANGE,
                    "a scale of type " + kind.word() + " needs " + needed + " labels, and this has " + count);
        }
    }

    private static void requirePair(FileMap map, List<String> labels) {
        boolean known = PAIR.containsAll(labels);
        if (map.sizeOf("labels").isPresent() && !(known && labels.containsAll(PAIR.subList(0, 2)))) {
            map.problem(
                    "labels",
                    FileRule.UNKNOWN_VALUE,
                    "a pairwise scale has the labels first, second and perhaps tie, and this has " + labels);
        }
    }

    private static Set<String> passing(FileMap map, List<String> labels) {
        Set<String> named = new LinkedHashSet<>();
        for (FileNode.Text label : map.texts("passing")) {
            onScale(map, labels, label).ifPresent(named::add);
        }
        if (map.sizeOf("passing").orElse(1) == 0) {
            map.problem(
                    "passing", FileRule.MISSING, "no label passes", "leave 'passing' out where there is no good side");
        }
        if (named.size() == labels.size() && !labels.isEmpty()) {
            map.problem("passing", FileRule.CONFLICT, "every label passes, so nothing could ever fail");
        }
        Set<String> inScaleOrder = new LinkedHashSet<>(labels);
        inScaleOrder.retainAll(named);
        return inScaleOrder;
    }

    private static Map<String, String> aliases(FileMap map, List<String> labels) {
        Map<String, String> aliases = new LinkedHashMap<>();
        Optional<FileMap> listed = map.map("aliases");
        for (FileNode.Entry entry : listed.map(FileMap::entries).orElse(List.of())) {
            if (labels.contains(entry.key())) {
                String detail = "'" + entry.key() + "' is a label already and cannot stand for another";
                map.problem(entry.place(), FileRule.CONFLICT, detail);
            } else {
                map.asText(entry.value())
                        .flatMap(label -> onScale(map, labels, label))
                        .ifPresent(label -> aliases.put(entry.key(), label));
            }
        }
        return aliases;
    }

    /** The label, reported where the scale does not have it. */
    static Optional<String> onScale(FileMap map, List<String> labels, FileNode.Text label) {
        if (labels.contains(label.value())) {
            return Optional.of(label.value());
        }
        map.problem(
                label.place(),
                FileRule.OFF_SCALE,
                "'" + label.value() + "' is not a label of the scale " + new ArrayList<>(labels),
                DidYouMean.hint(labels, label.value()));
        return Optional.empty();
    }
}
