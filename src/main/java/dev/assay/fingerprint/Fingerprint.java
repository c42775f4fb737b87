package dev.assay.fingerprint;

import java.util.regex.Pattern;

/**
 * The identity of a piece of content: {@code <kind>_<sha256 hex>}.
 *
 * @param value kind, underscore and 64 lower-case hexadecimal digits, such as {@code rubric_9f86d0…}
 */
public record Fingerprint(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z]+_[0-9a-f]{64}");

    public Fingerprint {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a fingerprint: '" + value + "', expected <kind>_<64 hex digits>");
        }
    }

    /** The first twelve hexadecimal digits, for people. */
    public String brief() {
        int digits = value.indexOf('_') + 1;
        return value.substring(0, digits + 12);
    }

    @Override
    public String toString() {
        return value;
    }
}
