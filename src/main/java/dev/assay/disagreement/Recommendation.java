package dev.assay.disagreement;

import java.util.List;

/**
 * What to do about a cluster next.
 *
 * @param text one or two sentences that say who does what
 * @param items the items that it speaks of, most important first
 */
public record Recommendation(String text, List<String> items) {

    public Recommendation {
        items = List.copyOf(items);
    }
}
