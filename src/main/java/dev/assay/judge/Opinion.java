package dev.assay.judge;

import java.util.List;

/**
 * A verdict and the answered calls it rests on.
 *
 * @param calls the calls whose replies made the verdict, settled together with it; empty for a judge that calls nobody
 */
public record Opinion(Verdict verdict, List<SettledCall> calls) {

    public Opinion {
        calls = List.copyOf(calls);
    }

    /** A verdict that cost no call. */
    public static Opinion of(Verdict verdict) {
        return new Opinion(verdict, List.of());
    }
}
