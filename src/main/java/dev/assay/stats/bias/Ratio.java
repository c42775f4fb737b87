package dev.assay.stats.bias;

import java.util.OptionalDouble;

/** A quotient that is empty where there is nothing to divide by. */
final class Ratio {

    private Ratio() {}

    static OptionalDouble of(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }
}
