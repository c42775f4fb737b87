package dev.assay.judge;

/** An item holds a text that is longer than its judge is to be shown. Nothing was sent. */
public final class ItemTooLarge extends RuntimeException {

    ItemTooLarge(String field, int maxCharacters) {
        super("'" + field + "' is longer than " + maxCharacters + " characters", null, false, false);
    }
}
