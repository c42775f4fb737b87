package dev.assay.gold.files;

import dev.assay.edge.files.DidYouMean;
import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.LineParser;
import dev.assay.edge.files.Range;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.Blindness;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricRef;
import dev.assay.rubric.Scale;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Reads one line of {@code labels.jsonl}. */
public final class AuditLabelReader implements LineParser<AuditLabel> {

    private final Map<String, Scale> scales;
    private final Optional<RubricRef> rubric;
    private final Unlisted unlisted;

    private AuditLabelReader(Map<String, Scale> scales, Optional<RubricRef> rubric, Unlisted unlisted) {
        this.scales = new TreeMap<>(scales);
        this.rubric = rubric;
        this.unlisted = unlisted;
    }

    /** What becomes of labels on criteria without a known scale. */
    private enum Unlisted {
        REFUSED,
        AS_SAID
    }

    /**
     * Holds labels against the scales that are known, and keeps those on other criteria as they were said: they are
     * held against a rubric when gold is resolved.
     *
     * @param scales by the criterion's id
     */
    public static AuditLabelReader knowing(Map<String, Scale> scales) {
        return new AuditLabelReader(scales, Optional.empty(), Unlisted.AS_SAID);
    }

    /** Holds labels against a rubric: other criteria, other rubrics and other major versions of it are refused. */
    public static AuditLabelReader under(Rubric rubric) {
        Map<String, Scale> scales = new TreeMap<>();
        for (Criterion criterion : rubric.criteria()) {
            scales.put(criterion.id(), criterion.scale());
        }
        return under(scales, rubric.ref());
    }

    static AuditLabelReader under(Map<String, Scale> scales, RubricRef rubric) {
        return new AuditLabelReader(scales, Optional.of(rubric), Unlisted.REFUSED);
    }

    @Override
    public Optional<AuditLabel> parse(FileMap line) {
        line.require("itemId", "criterion", "annotator");
        Optional<String> itemId = line.id("itemId");
        Optional<String> criterion = line.id("criterion");
        Optional<String> annotator = line.id("annotator");
        Optional<Label> label = criterion.isPresent() && isAsSaid(criterion.get())
                ? asSaid(line)
                : label(line, criterion.flatMap(id -> scale(line, id)));
        Blindness blindness = line.flag("blind")
                .map(blind -> blind ? Blindness.BLIND : Blindness.NOT_BLIND)
                .orElse(Blindness.UNKNOWN);
        AuditLabel.Ruling ruling = line.flag("adjudicated").orElse(false)
                ? AuditLabel.Ruling.ADJUDICATED
                : AuditLabel.Ruling.FIRST_OPINION;
        Optional<String> rationale = line.text("rationale");
        Optional<Instant> at = line.parsed("at", "a time such as 2026-11-20T09:14:03Z", Instant::parse);
        Optional<RubricRef> under = line.parsed("rubric", "id@major.minor.patch", RubricRef::parse);
        under.ifPresent(named -> refuseOtherVersion(line, named));
        line.refuseOthers();
        if (itemId.isEmpty() || criterion.isEmpty() || annotator.isEmpty()) {
            return Optional.empty();
        }
        return label.map(said -> new AuditLabel(
                itemId.get(), criterion.get(), annotator.get(), said, blindness, ruling, rationale, at, under));
    }

    private boolean isAsSaid(String criterion) {
        return unlisted == Unlisted.AS_SAID && !scales.containsKey(criterion);
    }

    private static Optional<Label> asSaid(FileMap line) {
        if (line.has("score")) {
            line.refuse("label", "a human gives a label or a score, not both", "give one of the two");
            OptionalDouble score = line.number("score", Range.FINITE);
            return score.isPresent() ? Optional.of(Label.score(score.getAsDouble())) : Optional.empty();
        }
        line.require("label");
        return line.text("label").map(Label::named);
    }

    private Optional<Scale> scale(FileMap line, String criterion) {
        Optional<Scale> scale = Optional.ofNullable(scales.get(criterion));
        if (scale.isEmpty()) {
            line.problem(
                    "criterion",
                    FileRule.UNKNOWN_REFERENCE,
                    "the rubric has no criterion '" + criterion + "'",
                    DidYouMean.hint(scales.keySet(), criterion));
        }
        return scale;
    }

    private static Optional<Label> label(FileMap line, Optional<Scale> scale) {
        if (scale.isEmpty()) {
            line.pass("label");
            line.pass("score");
            return Optional.empty();
        }
        return scale.get().fold(on -> named(line, on), on -> scored(line, on));
    }

    private static Optional<Label> named(FileMap line, Scale.Categorical scale) {
        line.refuse("score", "a score belongs to a numeric scale, and this one has labels", "give 'label'");
        line.require("label");
        Optional<String> text = line.text("label");
        Optional<Label> label = text.flatMap(scale::label);
        if (text.isPresent() && label.isEmpty()) {
            line.problem(
                    "label",
                    FileRule.OFF_SCALE,
                    "'" + text.get() + "' is not a label of the scale " + scale.labels(),
                    DidYouMean.hint(scale.labels(), text.get()));
        }
        return label;
    }

    private static Optional<Label> scored(FileMap line, Scale.Numeric scale) {
        line.refuse("label", "a label belongs to a scale of labels, and this one is numeric", "give 'score'");
        line.require("score");
        OptionalDouble number = line.number("score", Range.FINITE);
        Optional<Label> score = number.isPresent() ? Optional.of(Label.score(number.getAsDouble())) : Optional.empty();
        if (score.filter(said -> !scale.holds(said)).isPresent()) {
            String detail = score.get().text() + " is not a score from "
                    + Label.score(scale.min()).text() + " to "
                    + Label.score(scale.max()).text() + " in steps of "
                    + Label.score(scale.step()).text();
            line.problem("score", FileRule.OFF_SCALE, detail);
        }
        return score;
    }

    private void refuseOtherVersion(FileMap line, RubricRef named) {
        boolean comparable = rubric.map(current -> current.id().equals(named.id())
                        && current.version().major() == named.version().major())
                .orElse(true);
        if (!comparable) {
            String detail = "the label was given under " + named + ", and cannot be compared with labels under "
                    + rubric.map(RubricRef::toString).orElse("another rubric");
            line.problem("rubric", FileRule.OTHER_VERSION, detail);
        }
    }
}
