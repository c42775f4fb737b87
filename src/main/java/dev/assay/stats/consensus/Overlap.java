package dev.assay.stats.consensus;

import dev.assay.stats.Fit;
import java.util.Arrays;

/** What a model of raters needs: two labels, and an item that two raters answered. */
final class Overlap {

    private static final int NOBODY = -1;

    private Overlap() {}

    static Fit<Responses> required(Responses responses) {
        if (responses.labels() < 2) {
            return Fit.impossible("a scale of one label", responses.items());
        }
        int[] first = new int[responses.items()];
        Arrays.fill(first, NOBODY);
        for (int response = 0; response < responses.size(); response++) {
            int item = responses.item(response);
            if (first[item] != NOBODY && first[item] != responses.rater(response)) {
                return Fit.found(responses);
            }
            first[item] = responses.rater(response);
        }
        return Fit.impossible("no item that two raters answered", responses.items());
    }
}
