package dev.assay.judge;

import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The label that a rationale itself ends with, where it says so in so many words: "so the label is 'borderline'", "answer:
 * no.", "Bewertung: 4". Whatever is less plain than that says nothing; a label that is only mentioned is no conclusion.
 *
 * <p>It may show that a verdict and its reason do not belong together. It never changes a verdict.
 */
final class StatedConclusion {

    private static final String CONCLUDES =
            "\\b(?:label|answer|verdict|score|rating|grade|choice|winner|antwort|urteil|bewertung|note|wertung)"
                    + "\\s*(?:is|are|=|:|should be|must be|would be|will be|ist|lautet|wäre|muss)\\s*";

    private static final String OPENING = "[\"'“‘„«`*]*";
    private static final String CLOSING = "[\"'”’“»`*]*";

    /** What may follow a label that stands for itself; "the answer is no longer clear" concludes nothing. */
    private static final String ENDS =
            "(?=\\s*(?:$|[.,;:!)\\n]|because\\b|since\\b|as\\b|and\\b|weil\\b|da\\b|und\\b|out of\\b|von\\b|/))";

    private static final String NUMBER = "-?\\d{1,9}(?:[.]\\d{1,9})?";

    private final Pattern conclusion;
    private final BiPredicate<String, Label> isOther;

    private StatedConclusion(String choice, BiPredicate<String, Label> isOther) {
        this.conclusion = Pattern.compile(
                CONCLUDES + OPENING + "(" + choice + ")" + CLOSING + ENDS,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.isOther = isOther;
    }

    /** Conclusions on a scale. */
    static StatedConclusion on(Scale scale) {
        return scale.fold(
                categorical -> new StatedConclusion(
                        anyOf(categorical.labels()), (stated, seen) -> !stated.equalsIgnoreCase(seen.text())),
                numeric -> new StatedConclusion(NUMBER, (stated, seen) -> Double.parseDouble(stated) != seen.number()));
    }

    /** Longer labels first, or "no defect" would be read as "no". */
    private static String anyOf(List<String> labels) {
        return labels.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /** Whether the rationale's last stated conclusion is another label than the one seen in the reply. */
    boolean contradicts(Label seen, String rationale) {
        Optional<String> last = Optional.empty();
        Matcher matcher = conclusion.matcher(rationale);
        while (matcher.find()) {
            last = Optional.of(matcher.group(1));
        }
        return last.filter(stated -> isOther.test(stated, seen)).isPresent();
    }
}
