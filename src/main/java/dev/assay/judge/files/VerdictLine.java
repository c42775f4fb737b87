package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.Range;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictStatus;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the judge said in a line of a verdict file.
 *
 * <p>A label that is null and has no status is unreadable, and so is one off the scale: it is never clamped and never
 * dropped, and stays in {@code raw}. Contradictions (a status other than scored beside a label) are refused.
 *
 * @param raw the reply as recorded; for a label off the scale at least that label
 */
record VerdictLine(Optional<Verdict> verdict, Optional<String> raw) {

    private static final Map<String, VerdictStatus> STATUSES =
            words(EnumSet.allOf(VerdictStatus.class), VerdictStatus::word);
    private static final Map<String, Reason> REASONS = words(EnumSet.allOf(Reason.class), Reason::code);

    /** Which reasons a status can have. */
    private static final Map<VerdictStatus, Set<Reason>> OF_STATUS = new EnumMap<>(Map.of(
            VerdictStatus.ABSTAINED, EnumSet.range(Reason.CANNOT_JUDGE, Reason.NO_QUORUM),
            VerdictStatus.UNREADABLE, EnumSet.range(Reason.MULTIPLE_OBJECTS, Reason.BAD_TEXT),
            VerdictStatus.FAILED, EnumSet.range(Reason.BAD_ENVELOPE, Reason.OUTCOME_UNKNOWN)));

    private static final Map<VerdictStatus, Reason> DEFAULTS = new EnumMap<>(Map.of(
            VerdictStatus.ABSTAINED, Reason.DECLINED,
            VerdictStatus.UNREADABLE, Reason.MISSING_LABEL,
            VerdictStatus.FAILED, Reason.STATED));

    private static <E> Map<String, E> words(Set<E> values, Function<E, String> word) {
        return values.stream().collect(Collectors.toMap(word, value -> value, (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * @param scale absent where the criterion was refused already; then only the keys are checked
     */
    static VerdictLine read(FileMap line, Optional<Scale> scale) {
        return read(line, Answer.read(line, scale));
    }

    /** The line without a scale to hold it against: the label or the score is kept as it was said. */
    static VerdictLine asSaid(FileMap line) {
        return read(line, Answer.asSaid(line));
    }

    private static VerdictLine read(FileMap line, Answer answer) {
        Optional<VerdictStatus> status = line.oneOf("status", STATUSES);
        Optional<Reason> reason = line.oneOf("reason", REASONS);
        OptionalDouble confidence = line.number("confidence", Range.PROBABILITY);
        Optional<String> rationale = line.text("rationale");
        List<String> evidence =
                line.texts("evidence").stream().map(FileNode.Text::value).toList();
        Optional<String> raw = line.text("raw");
        Optional<VerdictStatus> meant = status.or(() -> line.has("status")
                ? Optional.empty()
                : Optional.of(answer.isGiven() ? VerdictStatus.SCORED : VerdictStatus.UNREADABLE));
        meant.ifPresent(known -> refuseContradictions(line, known, reason, answer));
        Optional<Verdict> verdict = meant.map(known -> known == VerdictStatus.SCORED
                ? answer.label()
                        .<Verdict>map(label -> new Verdict.Scored(label, confidence, rationale, evidence, Set.of()))
                        .orElse(new Verdict.Unreadable(Reason.OFF_SCALE, rationale))
                : unscored(known, reason, rationale));
        return new VerdictLine(verdict, raw.or(answer::offScale));
    }

    private static Verdict unscored(VerdictStatus status, Optional<Reason> reason, Optional<String> rationale) {
        Reason why = reason.or(() -> Optional.ofNullable(DEFAULTS.get(status))).orElseThrow();
        if (status == VerdictStatus.ABSTAINED) {
            return new Verdict.Abstained(why, rationale);
        }
        return status == VerdictStatus.UNREADABLE ? new Verdict.Unreadable(why, rationale) : Verdict.failed(why);
    }

    private static void refuseContradictions(
            FileMap line, VerdictStatus status, Optional<Reason> reason, Answer answer) {
        if (status != VerdictStatus.SCORED && answer.isGiven()) {
            String detail = "a verdict that is " + status.word() + " has no label";
            line.problem(
                    line.has("label") ? "label" : "score", FileRule.CONFLICT, detail, "only status scored has one");
        }
        if (status == VerdictStatus.SCORED && isSilent(line)) {
            line.problem("status", FileRule.CONFLICT, "a verdict that is scored needs a label or a score");
        }
        Set<Reason> allowed = OF_STATUS.getOrDefault(status, Set.of());
        if (reason.isPresent() && !allowed.contains(reason.get())) {
            String detail = "a verdict that is " + status.word() + " cannot have the reason "
                    + reason.get().code();
            line.problem("reason", FileRule.CONFLICT, detail, advice(allowed));
        }
    }

    /** Neither label nor score; a value of a wrong type is something, and was reported already. */
    private static boolean isSilent(FileMap line) {
        return line.value("label")
                .or(() -> line.value("score"))
                .filter(value ->
                        !(value instanceof FileNode.Text text && text.value().isEmpty()))
                .isEmpty();
    }

    private static String advice(Set<Reason> allowed) {
        return allowed.isEmpty()
                ? "a reason belongs to a verdict without label"
                : "possible: "
                        + Arrays.toString(allowed.stream().map(Reason::code).toArray());
    }

    /**
     * The label or the score of a line.
     *
     * @param label the label, where it lies on the scale
     * @param offScale what was given instead
     */
    private record Answer(Optional<Label> label, Optional<String> offScale) {

        boolean isGiven() {
            return label.isPresent() || offScale.isPresent();
        }

        static Answer read(FileMap line, Optional<Scale> scale) {
            return scale.map(known -> known.fold(on -> named(line, on), on -> scored(line, on)))
                    .orElseGet(() -> new Answer(
                            Optional.empty(),
                            line.value("label").or(() -> line.value("score")).map(FileNode::kind)));
        }

        static Answer asSaid(FileMap line) {
            if (line.value("score").isPresent()) {
                line.refuse("label", "a verdict has a label or a score, not both", "give one of the two");
                OptionalDouble score = line.number("score", Range.FINITE);
                return new Answer(
                        score.isPresent() ? Optional.of(Label.score(score.getAsDouble())) : Optional.empty(),
                        Optional.empty());
            }
            line.pass("score");
            return new Answer(
                    line.text("label").filter(label -> !label.isEmpty()).map(Label::named), Optional.empty());
        }

        private static Answer named(FileMap line, Scale.Categorical scale) {
            line.refuse("score", "a score belongs to a numeric scale, and this one has labels", "give 'label'");
            Optional<String> text = line.text("label").filter(label -> !label.isEmpty());
            Optional<Label> label = text.flatMap(scale::label);
            return new Answer(label, label.isPresent() ? Optional.empty() : text);
        }

        private static Answer scored(FileMap line, Scale.Numeric scale) {
            line.refuse("label", "a label belongs to a scale of labels, and this one is numeric", "give 'score'");
            OptionalDouble score = line.number("score", Range.FINITE);
            if (score.isEmpty()) {
                return new Answer(Optional.empty(), Optional.empty());
            }
            Label label = Label.score(score.getAsDouble());
            return scale.holds(label)
                    ? new Answer(Optional.of(label), Optional.empty())
                    : new Answer(Optional.empty(), Optional.of(label.text()));
        }
    }
}
