package dev.assay.report;

import dev.assay.disagreement.DisagreementGroup;

/**
 * Which way a judge errs on a criterion: how many of its disagreements with gold point where.
 *
 * @param sideways those on which neither is stricter
 */
public record Leniency(String judge, String criterion, int stricter, int moreLenient, int sideways) {

    /** Counts what the report knows of one judge on one criterion. */
    public static Leniency of(RunReport report, String judge, String criterion) {
        int[] counts = new int[3];
        for (DisagreementGroup group : report.disagreements()) {
            if (group.judge().equals(judge) && group.criterion().equals(criterion)) {
                counts[group.direction().ordinal()] += group.size();
            }
        }
        return new Leniency(judge, criterion, counts[0], counts[1], counts[2]);
    }

    public int all() {
        return stricter + moreLenient + sideways;
    }
}
