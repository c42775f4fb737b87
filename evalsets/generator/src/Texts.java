import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of phrases: sections in square brackets, one phrase a line, comments after a number sign.
 *
 * @param sections the lines of each section, by its heading
 */
record Texts(Map<String, List<String>> sections) {

    static Texts read(Path file) throws IOException {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                if (sections.put(line.substring(1, line.indexOf(']')), section) != null) {
                    throw new IllegalArgumentException(file + " has the section " + line + " twice");
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                section.add(line.strip());
            }
        }
        return new Texts(sections);
    }

    List<String> section(String heading) {
        List<String> lines = sections.get(heading);
        if (lines == null || lines.isEmpty()) {
            throw new IllegalArgumentException("no phrases under [" + heading + "]");
        }
        return lines;
    }

    /** Fills {@code {slots}}; a slot without a value is an error. */
    static String fill(String phrase, Map<String, String> slots) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = phrase.indexOf('{'); open >= 0; open = phrase.indexOf('{', from)) {
            int close = phrase.indexOf('}', open);
            String value = slots.get(phrase.substring(open + 1, close));
            if (value == null) {
                throw new IllegalArgumentException("no value for a slot of: " + phrase);
            }
            filled.append(phrase, from, open).append(value);
            from = close + 1;
        }
        return filled.append(phrase.substring(from)).toString();
    }

    static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
