package dev.assay.judge.files;

import dev.assay.judge.PromptProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The front matter of a prompt file: one {@code key: value} a line, plain or in quotes without escapes, and comments.
 *
 * @param values the values by key, with their places
 */
record FrontMatter(Map<String, Value> values) {

    private static final List<String> KEYS = List.of("id", "version", "title");
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*):(?: +(.*))?");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:@-]{1,200}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){0,2}");
    private static final int FIRST_LINE = 2;

    /** A value and the line and column at which it begins. */
    record Value(String text, int line, int column) {}

    static FrontMatter parse(List<String> lines, Consumer<PromptProblem> problems) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                add(line, FIRST_LINE + i, values, problems);
            }
        }
        FrontMatter front = new FrontMatter(values);
        if (!lines.isEmpty()) {
            front.check("id", ID, "1 to 200 of A-Z a-z 0-9 . _ : @ -", problems);
            front.check("version", VERSION, "such as 1.0.0", problems);
        }
        return front;
    }

    private static void add(String line, int number, Map<String, Value> values, Consumer<PromptProblem> problems) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            problems.accept(new PromptProblem(
                    number, 1, "not-an-entry", "'" + line + "' is not key: value", "write key: value"));
            return;
        }
        String key = entry.group(1);
        if (!KEYS.contains(key)) {
            problems.accept(new PromptProblem(
                    number, 1, "unknown-key", "'" + key + "' is not a key of a prompt", "keys are " + KEYS));
        } else if (values.containsKey(key)) {
            problems.accept(new PromptProblem(number, 1, "duplicate-key", "'" + key + "' occurs twice", "keep one"));
        } else {
            int column = entry.group(2) == null ? line.length() + 1 : entry.start(2) + 1;
            values.put(key, new Value(plain(entry.group(2) == null ? "" : entry.group(2)), number, column));
        }
    }

    private static String plain(String written) {
        String text = written.strip();
        for (String quote : List.of("\"", "'")) {
            int close = text.indexOf(quote, 1);
            if (text.startsWith(quote)
                    && close > 0
                    && COMMENT.matcher(text.substring(close + 1)).replaceAll("").isBlank()) {
                return text.substring(1, close);
            }
        }
        return COMMENT.matcher(text).replaceAll("").strip();
    }

    private void check(String key, Pattern shape, String hint, Consumer<PromptProblem> problems) {
        Value value = values.get(key);
        if (value == null) {
            problems.accept(
                    new PromptProblem(1, 1, "missing-key", "'" + key + "' is missing", "add " + key + ": " + hint));
        } else if (!shape.matcher(value.text()).matches()) {
            problems.accept(new PromptProblem(
                    value.line(),
                    value.column(),
                    "bad-" + key,
                    "'" + value.text() + "' is no " + key,
                    "write " + hint));
        }
    }

    /** A prompt's id is its file's name, so that a rubric's reference finds it. */
    void checkNamed(String stem, Consumer<PromptProblem> problems) {
        Value id = values.get("id");
        if (id != null && !id.text().equals(stem)) {
            problems.accept(new PromptProblem(
                    id.line(),
                    id.column(),
                    "id-is-not-the-file-name",
                    "the id '" + id.text() + "' differs from the file name '" + stem + "'",
                    "rename one of them"));
        }
    }

    String id() {
        return text("id").orElse("");
    }

    String version() {
        return text("version").orElse("");
    }

    Optional<String> title() {
        return text("title");
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(Value::text);
    }
}
