package dev.assay.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Reads the cells of reference tables: rows parted by a slash, numbers by a blank, a dash where there is none. */
public final class Tables {

    private Tables() {}

    public static double[][] numbers(String cell) {
        return Arrays.stream(optionals(cell))
                .map(row -> Arrays.stream(row)
                        .mapToDouble(OptionalDouble::orElseThrow)
                        .toArray())
                .toArray(double[][]::new);
    }

    public static OptionalDouble[][] optionals(String cell) {
        return Arrays.stream(cell.split("/", -1))
                .map(row -> Arrays.stream(row.split(" ", -1))
                        .map(text ->
                                text.equals("-") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text)))
                        .toArray(OptionalDouble[]::new))
                .toArray(OptionalDouble[][]::new);
    }

    public static double[] present(OptionalDouble[] row) {
        return Arrays.stream(row).mapToDouble(OptionalDouble::orElseThrow).toArray();
    }
}
