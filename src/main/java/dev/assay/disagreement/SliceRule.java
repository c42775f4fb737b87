package dev.assay.disagreement;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition that some judged items meet: that an attribute has one of a few values, or that a text holds one of a few terms.
 *
 * @param attribute a metadata key, {@code gold label}, {@code judge's label}, {@code auditor}, {@code audited}, {@code text
 *     length}, or one of the two texts
 * @param values at least one, any of which will do
 */
public record SliceRule(String attribute, List<String> values) {

    /** The attribute of terms in what the judge gave as reason. */
    static final String REASON = "judge's reason";

    static final String LENGTH = "text length";
    static final String AUDITOR = "auditor";
    static final String AUDITED = "audited";
    static final String GOLD_LABEL = "gold label";
    static final String JUDGED_LABEL = "judge's label";
    /** The attributes that a disagreement itself consists of. */
    static final Set<String> LABELS = Set.of(GOLD_LABEL, JUDGED_LABEL);

    /** The attribute of terms in what was judged. */
    static final String ITEM = "item";

    /** What a metadata key must not be called. */
    static final Set<String> RESERVED = Set.of(LENGTH, AUDITOR, AUDITED, GOLD_LABEL, JUDGED_LABEL, REASON, ITEM);

    public SliceRule {
        values = List.copyOf(values);
    }

    static SliceRule of(String attribute, String value) {
        return new SliceRule(attribute, List.of(value));
    }

    /** Whether the values are words that were looked for in the data, not slices that were there before. */
    public boolean isOfTerms() {
        return attribute.equals(REASON) || attribute.equals(ITEM);
    }

    boolean holds(JudgedCase judged) {
        Set<String> present =
                switch (attribute) {
                    case REASON -> judged.reasonTerms();
                    case ITEM -> judged.itemTerms();
                    default -> judged.facts().getOrDefault(attribute, Set.of());
                };
        // A loop: every rule is asked of every case, and a stream would cost more than the question.
        for (String value : values) {
            if (present.contains(value)) {
                return true;
            }
        }
        return false;
    }

    /** The condition in words. */
    public String text() {
        String any = values.stream().map(value -> "“" + value + "”").collect(Collectors.joining(" or "));
        return attribute + (isOfTerms() ? " says " : " is ") + any;
    }
}
