package dev.assay.disagreement;

import dev.assay.gold.LabelPair;
import java.util.Map;
import java.util.Set;

/**
 * A scored pair as the finders of clusters and slices read it.
 *
 * @param differs whether the judge's label differs from gold
 * @param reasonTerms the words of the judge's reason, and each two that stand side by side
 * @param itemTerms the words of what was judged
 * @param facts what else is known, by attribute: metadata, labels, auditors, length; an attribute may have several values
 */
record JudgedCase(
        LabelPair pair,
        boolean differs,
        CaseText text,
        Set<String> reasonTerms,
        Set<String> itemTerms,
        Map<String, Set<String>> facts) {

    JudgedCase {
        reasonTerms = Set.copyOf(reasonTerms);
        itemTerms = Set.copyOf(itemTerms);
        facts = Map.copyOf(facts);
    }

    String itemId() {
        return pair.label().itemId();
    }

    String group() {
        return pair.gold().item().cluster();
    }

    double weight() {
        return pair.gold().item().weight();
    }
}
