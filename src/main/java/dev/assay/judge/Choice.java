package dev.assay.judge;

import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The label or score that a reply chose on the scale of a question. */
final class Choice {

    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "+Infinity", "-Infinity");

    /** More decimals than any step has; beyond it exact arithmetic would only be slow. */
    private static final int MAX_DECIMALS = 60;

    private final Question question;
    private final Scale scale;

    Choice(Question question) {
        this.question = question;
        this.scale = question.criterion().scale();
    }

    Label in(Reply reply) throws Misread {
        Object value = reply.get(VerdictParser.choiceKey(scale));
        if (value == null || value.equals("")) {
            throw new Misread(Reason.MISSING_LABEL);
        }
        if (value == Reply.NotFinite.NUMBER) {
            throw new Misread(Reason.NOT_FINITE);
        }
        if (scale instanceof Scale.Numeric numeric) {
            return score(numeric, value);
        }
        return label((Scale.Categorical) scale, value);
    }

    static boolean isNotFinite(@Nullable Object value) {
        return value == Reply.NotFinite.NUMBER || (value instanceof String text && NOT_FINITE.contains(text));
    }

    private Label label(Scale.Categorical categorical, Object value) throws Misread {
        if (value instanceof String text) {
            Optional<Label> label = categorical.label(text);
            if (label.isPresent()) {
                return label.get();
            }
            throw new Misread(OtherCriteria.of(question).hold(text) ? Reason.WRONG_CRITERION : Reason.OFF_SCALE);
        }
        boolean isSeveral = value instanceof List<?> list
                && !list.isEmpty()
                && list.stream()
                        .allMatch(each -> each instanceof String text
                                && categorical.label(text).isPresent());
        throw new Misread(isSeveral ? Reason.WRONG_CRITERION : Reason.WRONG_TYPE);
    }

    private static Label score(Scale.Numeric numeric, Object value) throws Misread {
        if (!(value instanceof BigDecimal number)) {
            throw new Misread(isNotFinite(value) ? Reason.NOT_FINITE : Reason.WRONG_TYPE);
        }
        double score = number.doubleValue();
        if (!Double.isFinite(score)) {
            throw new Misread(Reason.NOT_FINITE);
        }
        if (!isOn(numeric, number)) {
            throw new Misread(Reason.OFF_SCALE);
        }
        return Label.score(score);
    }

    /** Exact in decimals, so that a score is either the step itself or off the scale, and never nearly equal to one. */
    private static boolean isOn(Scale.Numeric numeric, BigDecimal score) {
        BigDecimal min = BigDecimal.valueOf(numeric.min());
        return score.compareTo(min) >= 0
                && score.compareTo(BigDecimal.valueOf(numeric.max())) <= 0
                && score.stripTrailingZeros().scale() <= MAX_DECIMALS
                && score.subtract(min)
                                .remainder(BigDecimal.valueOf(numeric.step()))
                                .signum()
                        == 0;
    }
}
