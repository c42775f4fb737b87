package dev.assay.edge.files;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Typed access to a mapping of a file.
 *
 * <p>Nothing is thrown while reading: a value that breaks its rule is reported with its position and then counts as
 * absent, so that one reading finds everything. Null counts as absent too. Each key that is asked for is thereby
 * known; {@link #refuseOthers} reports the rest.
 */
public final class FileMap {

    private final FileNode.Mapping node;
    private final Problems problems;
    private final Values values;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> blank = new HashSet<>();

    FileMap(FileNode.Mapping node, Problems problems) {
        this.node = node;
        this.problems = problems;
        this.values = new Values(problems);
    }

    /**
     * Reads a configuration file, YAML or JSON: a text that begins with a brace is JSON.
     *
     * @param reader gives nothing only if it has reported a problem
     * @throws InvalidFile with all problems
     */
    public static <T> T read(FileText file, Function<FileMap, Optional<T>> reader) {
        Problems problems = new Problems(file.source());
        boolean json = file.text().stripLeading().startsWith("{");
        Optional<FileNode> root = json ? StrictJson.read(file.text(), 1, problems) : StrictYaml.read(file, problems);
        Optional<T> value = root.flatMap(new Values(problems)::map).flatMap(reader);
        problems.refuseAny();
        return value.orElseThrow(() -> new IllegalStateException("nothing was read and nothing reported"));
    }

    public Place place() {
        return node.place();
    }

    /** Where the value of a key stands, or the mapping itself where the key is absent. */
    public Place placeOf(String key) {
        FileNode.Entry entry = node.entries().get(key);
        return entry == null ? node.place() : entry.value().place();
    }

    /** Whether the key has a value, be it a good one or not. */
    public boolean has(String key) {
        return value(key).isPresent();
    }

    /** The value of a key, whatever its type. */
    public Optional<FileNode> value(String key) {
        known.add(key);
        FileNode.Entry entry = blank.contains(key) ? null : node.entries().get(key);
        return entry == null || entry.value() instanceof FileNode.Nothing
                ? Optional.empty()
                : Optional.of(entry.value());
    }

    /** All entries with a value, in the file's order; asking for them makes every key known. */
    public List<FileNode.Entry> entries() {
        known.addAll(node.entries().keySet());
        return node.entries().values().stream()
                .filter(entry -> !(entry.value() instanceof FileNode.Nothing))
                .toList();
    }

    /** All entries at any depth, in the file's order; asking for them makes no key known. */
    public List<FileNode.Entry> everyEntry() {
        List<FileNode.Entry> all = new ArrayList<>();
        collect(node, all);
        return all;
    }

    private static void collect(FileNode from, List<FileNode.Entry> all) {
        if (from instanceof FileNode.Mapping mapping) {
            for (FileNode.Entry entry : mapping.entries().values()) {
                all.add(entry);
                collect(entry.value(), all);
            }
        } else if (from instanceof FileNode.Listing listing) {
            listing.elements().forEach(element -> collect(element, all));
        }
    }

    /** Keeps a text out of every message about this file from now on. */
    public void hide(String secret) {
        problems.hide(secret);
    }

    /** Takes a key as known without reading it, because it was reported in another way. */
    public void pass(String key) {
        known.add(key);
    }

    /** Reports those of the keys that are absent or blank. */
    public void require(String... keys) {
        for (String key : keys) {
            Optional<FileNode> value = value(key);
            if (value.isEmpty()) {
                problem(node.place(), FileRule.MISSING, "'" + key + "' is required");
            } else if (value.get() instanceof FileNode.Text text && text.value().isBlank()) {
                blank.add(key);
                problem(text.place(), FileRule.MISSING, "'" + key + "' must not be blank");
            }
        }
    }

    public Optional<String> text(String key) {
        return spelled(key).map(FileNode.Text::value);
    }

    /** A text with its position. */
    public Optional<FileNode.Text> spelled(String key) {
        return value(key).flatMap(values::text);
    }

    public Optional<String> id(String key) {
        Optional<String> text = text(key);
        text.filter(id -> !Ids.isId(id))
                .ifPresent(id -> problem(key, FileRule.BAD_ID, "'" + id + "' is no id", "an id is " + Ids.RULE));
        return text.filter(Ids::isId);
    }

    public OptionalDouble number(String key, Range range) {
        Optional<BigDecimal> number = decimal(key, range);
        return number.isPresent() ? OptionalDouble.of(number.get().doubleValue()) : OptionalDouble.empty();
    }

    public Optional<BigDecimal> decimal(String key, Range range) {
        Optional<BigDecimal> number = value(key).flatMap(values::numeral).map(FileNode.Numeral::value);
        number.filter(value -> !range.holds(value.doubleValue()))
                .ifPresent(value -> problem(
                        key, FileRule.OUT_OF_RANGE, "'" + key + "' must be " + range.bounds() + ", and is " + value));
        return number.filter(value -> range.holds(value.doubleValue()));
    }

    public OptionalInt whole(String key, int min, int max) {
        OptionalLong number = whole(key, (long) min, (long) max);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    public OptionalLong whole(String key, long min, long max) {
        Optional<BigDecimal> number = value(key).flatMap(values::numeral).map(FileNode.Numeral::value);
        Optional<BigDecimal> fitting =
                number.filter(value -> value.stripTrailingZeros().scale() <= 0
                        && value.compareTo(BigDecimal.valueOf(min)) >= 0
                        && value.compareTo(BigDecimal.valueOf(max)) <= 0);
        if (number.isPresent() && fitting.isEmpty()) {
            String bounds = max == Long.MAX_VALUE || max == Integer.MAX_VALUE
                    ? "of at least " + min
                    : "from " + min + " to " + max;
            problem(
                    key,
                    FileRule.OUT_OF_RANGE,
                    "'" + key + "' must be a whole number " + bounds + ", and is " + number.get());
        }
        return fitting.map(value -> OptionalLong.of(value.longValueExact())).orElse(OptionalLong.empty());
    }

    public Optional<Boolean> flag(String key) {
        return value(key).flatMap(values::truth).map(FileNode.Truth::value);
    }

    /** One of a closed list of words. */
    public <E> Optional<E> oneOf(String key, Map<String, E> words) {
        return spelled(key).flatMap(word -> {
            Optional<E> meant = Optional.ofNullable(words.get(word.value()));
            if (meant.isEmpty()) {
                unknownValue(word, key, words.keySet());
            }
            return meant;
        });
    }

    /** Reports a word outside its closed list. */
    public void unknownValue(FileNode.Text word, String what, Set<String> words) {
        problem(
                word.place(),
                FileRule.UNKNOWN_VALUE,
                "'" + word.value() + "' is no " + what,
                DidYouMean.hint(words, word.value()));
    }

    /**
     * A text with a shape of its own: a version, a duration, a time.
     *
     * @param shape for the hint
     * @param parser throws {@link IllegalArgumentException} or {@link DateTimeException} on anything else
     */
    public <T> Optional<T> parsed(String key, String shape, Function<String, T> parser) {
        return spelled(key).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text.value()));
            } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrongShape) {
                String advice = "expected " + shape;
                problem(text.place(), FileRule.BAD_VALUE, "'" + text.value() + "' is no valid " + key, advice);
                return Optional.empty();
            }
        });
    }

    public Optional<FileMap> map(String key) {
        return value(key).flatMap(values::map);
    }

    /** A list of mappings; what is no mapping is reported and left out. */
    public List<FileMap> maps(String key) {
        return elements(key).stream()
                .flatMap(element -> values.map(element).stream())
                .toList();
    }

    /** A list of texts; what is no text is reported and left out. */
    public List<FileNode.Text> texts(String key) {
        return elements(key).stream()
                .flatMap(element -> values.text(element).stream())
                .toList();
    }

    /** The elements of a list, whatever their type; none where the key is absent. */
    public List<FileNode> elements(String key) {
        return value(key)
                .flatMap(values::listing)
                .map(FileNode.Listing::elements)
                .orElse(List.of());
    }

    /** How many elements a list has; empty where the key is absent or no list. */
    public OptionalInt sizeOf(String key) {
        return value(key).isPresent() && value(key).get() instanceof FileNode.Listing listing
                ? OptionalInt.of(listing.elements().size())
                : OptionalInt.empty();
    }

    /** A value as text; anything else is reported, numbers with the advice to quote them. */
    public Optional<FileNode.Text> asText(FileNode value) {
        return values.text(value);
    }

    /** Reports a key that is known and has no place in this combination. */
    public void refuse(String key, String why, String advice) {
        if (has(key)) {
            problem(key, FileRule.CONFLICT, why, advice);
        }
    }

    /** Reports every key that was never asked for. */
    public void refuseOthers() {
        for (FileNode.Entry entry : node.entries().values()) {
            if (!known.contains(entry.key())) {
                problem(
                        entry.place(),
                        FileRule.UNKNOWN_KEY,
                        "the key '" + entry.key() + "' is unknown here",
                        DidYouMean.hint(known, entry.key()));
            }
        }
    }

    public void problem(String key, FileRule rule, String detail) {
        problems.add(placeOf(key), rule, detail);
    }

    public void problem(String key, FileRule rule, String detail, String hint) {
        problems.add(placeOf(key), rule, detail, hint);
    }

    public void problem(Place place, FileRule rule, String detail) {
        problems.add(place, rule, detail);
    }

    public void problem(Place place, FileRule rule, String detail, String hint) {
        problems.add(place, rule, detail, hint);
    }
}
