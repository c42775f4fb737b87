package dev.assay.judge;

import dev.assay.fingerprint.Fingerprint;
import java.util.Collection;
import java.util.HexFormat;

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
            if (values.stream().noneMatch(value -> holds(value, marker))) {
                return new Fence(marker);
            }
        }
    }

    /** Whether a value holds the marker, whatever its case. */
    private static boolean holds(String value, String marker) {
        char lower = marker.charAt(0);
        char upper = Character.toUpperCase(lower);
        for (int at = 0; at <= value.length() - marker.length(); at++) {
            char c = value.charAt(at);
            if ((c == lower || c == upper) && value.regionMatches(true, at, marker, 0, marker.length())) {
                return true;
            }
        }
        return false;
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
