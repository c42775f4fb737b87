package dev.assay.judge;

import dev.assay.rubric.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Labels that were voted for, each vote alike. */
record Votes(List<Label> labels) {

    Votes {
        labels = List.copyOf(labels);
    }

    /** The label with most votes; empty where several have as many, and where nobody voted. */
    Optional<Label> winner() {
        Map<Label, Integer> counts = new LinkedHashMap<>();
        labels.forEach(label -> counts.merge(label, 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Label> leaders = counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        return leaders.size() == 1 ? Optional.of(leaders.get(0)) : Optional.empty();
    }

    /** The share of the votes that a label has, in [0,1]; of at least one vote. */
    double share(Label label) {
        return (double) labels.stream().filter(label::equals).count() / labels.size();
    }

    /** The mean of scores; of at least one vote. */
    double mean() {
        return labels.stream().mapToDouble(Label::number).average().orElseThrow();
    }
}
