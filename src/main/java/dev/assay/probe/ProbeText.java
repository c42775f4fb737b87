package dev.assay.probe;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One wording of a probe; {@code {{label}}} and {@code {{verdict}}} in it are filled in one pass, so that a label is never
 * read as a name.
 *
 * @param language such as {@code en}; {@code und} for signs of no language
 * @param lead stands before the text and is not encoded
 */
public record ProbeText(String language, String text, Optional<String> lead) {

    /** The names that a text may use. */
    public static final Set<String> NAMES = Set.of("label", "verdict");

    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*\\}\\}");

    /** Every name that the text and its lead use, known or not. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String part : new String[] {text, lead.orElse("")}) {
            Matcher name = NAME.matcher(part);
            while (name.find()) {
                names.add(name.group(1));
            }
        }
        return names;
    }

    /** The text as an item gets it. */
    String filled(String label, String verdict, Encoding encoding, int repeat) {
        Map<String, String> values = Map.of("label", label, "verdict", verdict);
        String encoded = encoding.encoded(fill(text, values));
        String before = lead.map(words -> fill(words, values) + "\n").orElse("");
        return before + String.join(" ", java.util.Collections.nCopies(repeat, encoded));
    }

    private static String fill(String template, Map<String, String> values) {
        return NAME.matcher(template).replaceAll(name -> {
            String value = values.get(name.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for the name '" + name.group(1) + "'");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
