package dev.assay.disagreement;

/**
 * What there is to read about one judged item.
 *
 * @param reason the judge's own words, blank where it gave none
 * @param item what the rubric shows of the item
 * @param language as the item's metadata name it, blank where they do not
 */
record CaseText(String reason, String item, String language) {

    boolean hasReason() {
        return !reason.isBlank();
    }
}
