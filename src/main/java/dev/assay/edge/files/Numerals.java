package dev.assay.edge.files;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads numbers of YAML's core schema and of JSON, exactly, and only such as a double can hold. */
final class Numerals {

    private static final int MAX_DIGITS = 100;

    private Numerals() {}

    static FileNode read(String written, Place place, Problems problems) {
        if (written.length() > MAX_DIGITS) {
            problems.add(place, FileRule.TOO_LARGE, "a number has more than " + MAX_DIGITS + " digits");
            return new FileNode.Refused(place);
        }
        try {
            BigDecimal value = decimal(written);
            if (Double.isFinite(value.doubleValue())) {
                return new FileNode.Numeral(value, written, place);
            }
        } catch (NumberFormatException infiniteOrNotANumber) {
            // Reported below: .nan, .inf, and exponents beyond those of a BigDecimal.
        }
        problems.add(place, FileRule.NOT_FINITE, "'" + written + "' is not a finite number");
        return new FileNode.Refused(place);
    }

    private static BigDecimal decimal(String written) {
        if (written.startsWith("0x")) {
            return new BigDecimal(new BigInteger(written.substring(2), 16));
        }
        if (written.startsWith("0o")) {
            return new BigDecimal(new BigInteger(written.substring(2), 8));
        }
        return new BigDecimal(written);
    }
}
