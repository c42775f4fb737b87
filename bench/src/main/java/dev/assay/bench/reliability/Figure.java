package dev.assay.bench.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A measured figure: one value a run, held against a target. */
final class Figure {

    private final String name;
    private final String unit;
    private final Target target;
    private final List<Double> values = new ArrayList<>();

    /** @param unit empty for a count */
    Figure(String name, String unit, Target target) {
        this.name = name;
        this.unit = unit;
        this.target = target;
    }

    /** What a figure should be. */
    record Target(Bound bound, double value) {

        /** On which side of the value. */
        enum Bound {
            AT_MOST,
            AT_LEAST,
            NONE
        }

        static final Target NONE = new Target(Bound.NONE, 0);

        static Target atMost(double value) {
            return new Target(Bound.AT_MOST, value);
        }

        static Target atLeast(double value) {
            return new Target(Bound.AT_LEAST, value);
        }

        private boolean isMetBy(double median) {
            return switch (bound) {
                case AT_MOST -> median <= value;
                case AT_LEAST -> median >= value;
                case NONE -> true;
            };
        }
    }

    void add(double value) {
        values.add(value);
    }

    static String header() {
        return """
                | figure | target | median | min | max | n | met |
                |---|---|---|---|---|---|---|""";
    }

    /** One row of a table. */
    String row() {
        if (values.isEmpty()) {
            return "| " + name + " | " + wanted() + " | not measured | | | 0 | |";
        }
        List<Double> sorted = values.stream().sorted().toList();
        double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        String met = target.bound() == Target.Bound.NONE ? "" : target.isMetBy(median) ? "yes" : "**no**";
        return "| " + name + " | " + wanted() + " | " + text(median) + " | " + text(sorted.get(0)) + " | "
                + text(sorted.get(sorted.size() - 1)) + " | " + sorted.size() + " | " + met + " |";
    }

    private String wanted() {
        return switch (target.bound()) {
            case AT_MOST -> "≤ " + text(target.value());
            case AT_LEAST -> "≥ " + text(target.value());
            case NONE -> "";
        };
    }

    private String text(double value) {
        String number = value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.3g", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
