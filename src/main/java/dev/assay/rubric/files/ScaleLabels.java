package dev.assay.rubric.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.Range;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** Checks labels against a scale; where the scale itself is bad, anything goes, for it was reported already. */
record ScaleLabels(Optional<Scale> scale) {

    /** A label of a categorical scale. */
    Optional<String> named(FileMap map, FileNode.Text text) {
        return scale.flatMap(
                known -> known.fold(categorical -> ScaleReader.onScale(map, categorical.labels(), text), numeric -> {
                    String detail = "a numeric scale has no labels to name here";
                    map.problem(text.place(), FileRule.CONFLICT, detail);
                    return Optional.empty();
                }));
    }

    /** A label of any scale, scores written as text. */
    Optional<Label> any(FileMap map, FileNode.Text text) {
        return scale.flatMap(known -> known.fold(
                categorical ->
                        ScaleReader.onScale(map, categorical.labels(), text).map(Label::named),
                numeric -> score(map, numeric, text)));
    }

    private static Optional<Label> score(FileMap map, Scale.Numeric scale, FileNode.Text text) {
        Optional<Label> score = finite(text.value()).map(Label::score).filter(scale::holds);
        if (score.isEmpty()) {
            map.problem(text.place(), FileRule.OFF_SCALE, "'" + text.value() + "' is not a score of the scale");
        }
        return score;
    }

    private static Optional<Double> finite(String text) {
        try {
            return Optional.of(new BigDecimal(text).doubleValue()).filter(Double::isFinite);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** The label or the score of an example. */
    Optional<Label> deserved(FileMap map) {
        return scale.flatMap(known -> known.fold(categorical -> label(map), numeric -> score(map, numeric)));
    }

    private Optional<Label> label(FileMap map) {
        map.refuse("score", "only a numeric scale has scores", "write label:");
        map.require("label");
        return map.spelled("label").flatMap(text -> any(map, text));
    }

    private static Optional<Label> score(FileMap map, Scale.Numeric scale) {
        map.refuse("label", "a numeric scale has no labels", "write score:");
        map.require("score");
        OptionalDouble score = map.number("score", Range.FINITE);
        if (score.isPresent() && !scale.holds(score.getAsDouble())) {
            map.problem("score", FileRule.OFF_SCALE, score.getAsDouble() + " is not a score of the scale");
            return Optional.empty();
        }
        return score.isPresent() ? Optional.of(Label.score(score.getAsDouble())) : Optional.empty();
    }
}
