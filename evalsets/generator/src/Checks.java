import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found, beside what is demanded, as a table. */
final class Checks {

    private final List<String> rows = new ArrayList<>();
    private boolean allHold = true;

    void between(String what, double value, double lowest, double highest) {
        boolean holds = value >= lowest && value <= highest;
        allHold &= holds;
        rows.add(String.format(
                Locale.ROOT,
                "%-4s %-62s %9s   %s to %s",
                holds ? "ok" : "BAD",
                what,
                number(value),
                number(lowest),
                number(highest)));
    }

    void atLeast(String what, double value, double lowest) {
        boolean holds = value >= lowest;
        allHold &= holds;
        rows.add(String.format(
                Locale.ROOT,
                "%-4s %-62s %9s   at least %s",
                holds ? "ok" : "BAD",
                what,
                number(value),
                number(lowest)));
    }

    void equal(String what, double value, double wanted) {
        boolean holds = value == wanted;
        allHold &= holds;
        rows.add(String.format(
                Locale.ROOT, "%-4s %-62s %9s   exactly %s", holds ? "ok" : "BAD", what, number(value), number(wanted)));
    }

    void same(String file, boolean isSame) {
        allHold &= isSame;
        rows.add(String.format(
                "%-4s %s",
                isSame ? "ok" : "BAD", file + (isSame ? " is as generated" : " DIFFERS from what is generated")));
    }

    void heading(String text) {
        rows.add("");
        rows.add(text);
    }

    boolean allHold() {
        return allHold;
    }

    String table() {
        return String.join("\n", rows);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }
}
