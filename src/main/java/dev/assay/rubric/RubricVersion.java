package dev.assay.rubric;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rubric's version. Patch: wording. Minor: examples, clarification. Major: labels are not comparable.
 *
 * @param major labels given under another major version must not be mixed
 */
public record RubricVersion(int major, int minor, int patch) implements Comparable<RubricVersion> {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

    /** Reads {@code 3.2.0}; throws {@link IllegalArgumentException} on anything else. */
    public static RubricVersion parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version: '" + text + "', expected major.minor.patch");
        }
        return new RubricVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    @Override
    public int compareTo(RubricVersion other) {
        return Comparator.comparingInt(RubricVersion::major)
                .thenComparingInt(RubricVersion::minor)
                .thenComparingInt(RubricVersion::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
