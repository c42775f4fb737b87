package dev.assay.gold;

/**
 * What stands beside every figure: how much of the data it rests on.
 *
 * @param items items of the run in this part of the gold set
 * @param gold of these, items with a gold label for the criterion
 * @param pairs of these, items whose combined judgement has a label
 * @param scored judgements with a label, one a sample, on items with gold
 * @param abstained judgements in which the judge declined
 * @param unreadable judgements whose reply was not one verdict of the scale
 * @param failed judgements without a reply
 * @param pending items with gold that the judge has not been asked about yet
 * @param shown items with gold on which nothing is measured, since the judge was shown them, or a relation of theirs, as an
 *     example
 */
public record Coverage(
        int items,
        int gold,
        int pairs,
        int scored,
        int abstained,
        int unreadable,
        int failed,
        int pending,
        int shown) {}
