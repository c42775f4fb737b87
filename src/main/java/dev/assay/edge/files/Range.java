package dev.assay.edge.files;

/**
 * The numbers that a key may take.
 *
 * @param bounds such as {@code in (0,1]}, for messages
 */
public record Range(double min, End lower, double max, End upper, String bounds) {

    /** Whether a bound itself belongs to the range. */
    public enum End {
        INCLUDED,
        EXCLUDED
    }

    /** Probabilities and shares. */
    public static final Range PROBABILITY = new Range(0, End.INCLUDED, 1, End.INCLUDED, "in [0,1]");

    /** Probabilities of what can happen. */
    public static final Range POSITIVE_PROBABILITY = new Range(0, End.EXCLUDED, 1, End.INCLUDED, "in (0,1]");

    /** Probabilities of what is neither certain nor impossible. */
    public static final Range OPEN_PROBABILITY = new Range(0, End.EXCLUDED, 1, End.EXCLUDED, "in (0,1)");

    /** Weights. */
    public static final Range POSITIVE = new Range(0, End.EXCLUDED, Double.MAX_VALUE, End.INCLUDED, "above 0");

    /** Amounts. */
    public static final Range NOT_NEGATIVE = new Range(0, End.INCLUDED, Double.MAX_VALUE, End.INCLUDED, "at least 0");

    /** Any finite number. */
    public static final Range FINITE =
            new Range(-Double.MAX_VALUE, End.INCLUDED, Double.MAX_VALUE, End.INCLUDED, "finite");

    public boolean holds(double number) {
        boolean high = lower == End.INCLUDED ? number >= min : number > min;
        boolean low = upper == End.INCLUDED ? number <= max : number < max;
        return high && low;
    }
}
