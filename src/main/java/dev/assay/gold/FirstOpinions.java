package dev.assay.gold;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One vote a human: the first opinion, since a later one may have been formed after a reveal. Rulings are none. */
public final class FirstOpinions {

    /** Labels without a time count as earliest; humans of the same time by name. */
    static final Comparator<AuditLabel> BY_TIME = Comparator.comparing(
                    (AuditLabel label) -> label.at().orElse(Instant.MIN))
            .thenComparing(AuditLabel::annotator);

    private FirstOpinions() {}

    /**
     * The first opinion of each human.
     *
     * @param labels of one item and criterion
     * @return ordered by human
     */
    public static List<AuditLabel> of(List<AuditLabel> labels) {
        Map<String, AuditLabel> first = new TreeMap<>();
        for (AuditLabel label : labels) {
            if (label.ruling() == AuditLabel.Ruling.FIRST_OPINION) {
                first.merge(label.annotator(), label, (a, b) -> BY_TIME.compare(a, b) <= 0 ? a : b);
            }
        }
        return List.copyOf(first.values());
    }
}
