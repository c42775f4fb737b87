package dev.assay.gold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One vote a human: the first opinion, since a later one may have been formed after a reveal. Rulings are none. */
public final class FirstOpinions {

    /** Labels without a time count as earliest; humans of the same time by name. */
    static final Comparator<AuditLabel> BY_TIME = Comparator.comparing(
                    (AuditLabel label) -> label.at().orElse(Instant.MIN))
            .thenComparing(AuditLabel::annotator);

    private FirstOpinions() {}

    /**
     * The first opinion of each human; none of a human who gave different labels at the same earliest time, since nobody
     * can say which came first.
     *
     * @param labels of one item and criterion
     * @return ordered by human
     */
    public static List<AuditLabel> of(List<AuditLabel> labels) {
        Map<String, List<AuditLabel>> byHuman = new TreeMap<>();
        for (AuditLabel label : labels) {
            if (label.ruling() == AuditLabel.Ruling.FIRST_OPINION) {
                byHuman.computeIfAbsent(label.annotator(), unused -> new ArrayList<>())
                        .add(label);
            }
        }
        return byHuman.values().stream()
                .map(FirstOpinions::first)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<AuditLabel> first(List<AuditLabel> ofOneHuman) {
        AuditLabel first = Collections.min(ofOneHuman, BY_TIME);
        boolean clear = ofOneHuman.stream()
                .filter(label -> BY_TIME.compare(label, first) == 0)
                .allMatch(label -> label.label().equals(first.label()));
        return clear ? Optional.of(first) : Optional.empty();
    }
}
