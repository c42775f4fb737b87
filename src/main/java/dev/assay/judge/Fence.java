package dev.assay.judge;

import dev.assay.fingerprint.Fingerprint;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The marker that surrounds untrusted values: 96 bits that the author of an item cannot guess, and the same again on a
 * retry and on a resume.
 *
 * @param marker 24 lower-case hexadecimal digits
 */
record Fence(String marker) {

    private static final int MARKER_BYTES = 12;

    /** The first marker, counting from 0, that none of the values contains. */
    static Fence around(Collection<String> values, Fingerprint template, Fingerprint item, KeyedHash secret) {
        for (int counter = 0; ; counter++) {
            String marker = derived(secret, "fence\n" + template + "\n" + item + "\n" + counter);
            if (values.stream()
                    .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains(marker))) {
                return new Fence(marker);
            }
        }
    }

    /** The value that a reply must echo, as unguessable as a marker. */
    static String nonce(Fingerprint template, Fingerprint item, KeyedHash secret) {
        return derived(secret, "nonce\n" + template + "\n" + item);
    }

    private static String derived(KeyedHash secret, String about) {
        return HexFormat.of().formatHex(secret.of(about), 0, MARKER_BYTES);
    }

    String around(String value) {
        return "<<<" + marker + "\n" + value + "\n" + marker + ">>>";
    }
}
