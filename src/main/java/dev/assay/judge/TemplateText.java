package dev.assay.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with <code>{{name}}</code> places: no logic, no nesting, no escapes.
 *
 * <p>Substitution is one pass over the parts that were parsed at load, so a value is never parsed, whatever it holds.
 *
 * @param source the text as written
 * @param parts literals and places, in order; joined they are the source
 */
record TemplateText(String source, List<Part> parts) {

    private static final Pattern NAME = Pattern.compile("\\{\\{([A-Za-z_][A-Za-z0-9_.-]*)\\}\\}");

    TemplateText {
        parts = List.copyOf(parts);
    }

    /** A stretch of the text. */
    sealed interface Part {

        String filled(Function<String, String> values);
    }

    /** Text that stands for itself. */
    record Literal(String text) implements Part {

        @Override
        public String filled(Function<String, String> values) {
            return text;
        }
    }

    /** A place where the value of a name goes. */
    record Place(String name, int line, int column) implements Part {

        @Override
        public String filled(Function<String, String> values) {
            return values.apply(name);
        }
    }

    /**
     * Parses a text.
     *
     * @param firstLine the line of the file on which the text begins
     * @param problems receives everything that looks like a place and is none
     */
    static TemplateText parse(String source, int firstLine, Consumer<PromptProblem> problems) {
        List<Part> parts = new ArrayList<>();
        Matcher name = NAME.matcher(source);
        int at = 0;
        for (int open = source.indexOf("{{"); open >= 0; open = source.indexOf("{{", at)) {
            if (name.find(open) && name.start() == open) {
                parts.add(new Literal(source.substring(at, open)));
                parts.add(new Place(name.group(1), line(source, firstLine, open), column(source, open)));
                at = name.end();
            } else {
                problems.accept(new PromptProblem(
                        line(source, firstLine, open),
                        column(source, open),
                        "not-a-name",
                        "'" + excerpt(source, open) + "' is not a name in double braces",
                        "write {{name}}: letters, digits, '_', '.', '-', without spaces; there is no logic"));
                parts.add(new Literal(source.substring(at, open + 2)));
                at = open + 2;
            }
        }
        parts.add(new Literal(source.substring(at)));
        return new TemplateText(source, parts);
    }

    /** The text with every place filled by the value of its name. */
    String filled(Function<String, String> values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.filled(values));
        }
        return text.toString();
    }

    List<Place> places() {
        return parts.stream()
                .filter(Place.class::isInstance)
                .map(Place.class::cast)
                .toList();
    }

    boolean shows(String name) {
        return places().stream().anyMatch(place -> place.name().equals(name));
    }

    private static int line(String source, int firstLine, int offset) {
        return firstLine
                + (int) source.substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static int column(String source, int offset) {
        return offset - source.lastIndexOf('\n', offset);
    }

    private static String excerpt(String source, int open) {
        int end = Math.min(source.length(), open + 20);
        int lineEnd = source.indexOf('\n', open);
        return source.substring(open, lineEnd < 0 ? end : Math.min(end, lineEnd));
    }
}
