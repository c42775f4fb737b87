package dev.assay.convention;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Orders versions as people number them: parted at dots, numbers by size and before words, so that 1.9 comes before 1.10 and 1.4 before
 * 1.4.1. Values without dots, such as names, come in their alphabetical order.
 */
final class VersionOrder implements Comparator<String> {

    private static final Pattern DOT = Pattern.compile("\\.");

    /** Longer ones, such as a day with its time, would not fit a number. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    @Override
    public int compare(String one, String other) {
        String[] ones = DOT.split(one, -1);
        String[] others = DOT.split(other, -1);
        for (int part = 0; part < Math.min(ones.length, others.length); part++) {
            int order = compareParts(ones[part], others[part]);
            if (order != 0) {
                return order;
            }
        }
        int byLength = Integer.compare(ones.length, others.length);
        return byLength != 0 ? byLength : one.compareTo(other);
    }

    private static int compareParts(String one, String other) {
        boolean isNumber = NUMBER.matcher(one).matches();
        boolean isOtherNumber = NUMBER.matcher(other).matches();
        if (isNumber && isOtherNumber) {
            return Long.compare(Long.parseLong(one), Long.parseLong(other));
        }
        if (isNumber != isOtherNumber) {
            return isNumber ? -1 : 1;
        }
        return one.compareTo(other);
    }
}
