package dev.assay.stats;

/** The checks that keep NaN, infinities and impossible sizes out of the room. */
public final class Require {

    private Require() {}

    public static double finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, was " + value);
        }
        return value;
    }

    public static double probability(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be in [0,1], was " + value);
        }
        return value;
    }

    public static double atLeastZero(double value, String name) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be finite and at least 0, was " + value);
        }
        return value;
    }

    public static double confidenceLevel(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("confidenceLevel must be in (0,1), was " + value);
        }
        return value;
    }

    /** The two-sided level 2L - 1 whose ends are the one-sided bounds at level L. */
    public static double twoSidedLevel(double oneSidedLevel) {
        if (!(oneSidedLevel > 0.5 && oneSidedLevel < 1)) {
            throw new IllegalArgumentException("a one-sided confidenceLevel must be in (0.5,1), was " + oneSidedLevel);
        }
        return 2 * oneSidedLevel - 1;
    }

    public static long notNegative(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be at least 0, was " + value);
        }
        return value;
    }

    public static int atLeast(int minimum, int value, String name) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " must be at least " + minimum + ", was " + value);
        }
        return value;
    }

    public static void sameLength(int expected, int actual, String name) {
        if (expected != actual) {
            throw new IllegalArgumentException(
                    name + " must have one entry per item: expected " + expected + ", was " + actual);
        }
    }

    public static String text(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return value;
    }
}
