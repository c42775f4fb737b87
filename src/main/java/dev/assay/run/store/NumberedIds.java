package dev.assay.run.store;

/** Ids of what is numbered within a run, such as {@code judgement_k3v9…-17}. */
final class NumberedIds {

    private NumberedIds() {}

    static String of(String prefix, String run, long number) {
        return prefix + "_" + run.substring(run.indexOf('_') + 1) + "-" + number;
    }
}
