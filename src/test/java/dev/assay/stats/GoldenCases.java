package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The reference values of one file, each of which must be met or listed as no target with the reason.
 *
 * <p>A key is {@code case/name} for a value and {@code case/name.field} for a number beside it; {@code *} in a pattern stands for any
 * text. The first pattern that fits a key wins, so exact ones come first.
 */
public final class GoldenCases {

    private static final Path FOLDER = Path.of("../shared/golden");
    private static final Set<String> ABOUT = Set.of(
            "value",
            "tolerance",
            "tolerance_kind",
            "produced_by",
            "published",
            "published_in",
            "ci95_text",
            "se_tolerance",
            "midp_by");

    private final String file;
    private final Map<String, Function<JsonNode, Object>> targets = new LinkedHashMap<>();
    private final Map<String, String> noTargets = new LinkedHashMap<>();

    private GoldenCases(String file) {
        this.file = file;
    }

    public static GoldenCases of(String file) {
        return new GoldenCases(file);
    }

    /** The input of a case of a file, for cases that refer to it; skips the test if the file is not there. */
    public static JsonNode input(String file, String id) {
        return read(file, id).get("input");
    }

    /** An expected value with all that stands beside it, for values that no tolerance fits; skips the test likewise. */
    public static JsonNode expected(String file, String id, String name) {
        return read(file, id).get("expected").get(name);
    }

    private static JsonNode read(String file, String id) {
        assumeTrue(Files.isDirectory(FOLDER), "skipped: the golden values are not at " + FOLDER);
        for (JsonNode golden : GoldenCases.of(file).root().get("cases")) {
            if (golden.get("id").asText().equals(id)) {
                return golden;
            }
        }
        throw new AssertionError("no such case: " + id);
    }

    /** What our code answers for the keys of a pattern, given the case's input. */
    public GoldenCases meets(String pattern, Function<JsonNode, Object> ours) {
        targets.put(pattern, ours);
        return this;
    }

    public GoldenCases isNoTarget(String pattern, String reason) {
        assertThat(reason).isNotBlank();
        noTargets.put(pattern, reason);
        return this;
    }

    /** One test per value that is a target, a failing one for each value nobody listed, and one that finds stale patterns. */
    public Stream<DynamicTest> tests() {
        return tests("*");
    }

    /** The same for the keys of one pattern only, where other tests read the rest of the file. */
    public Stream<DynamicTest> tests(String scope) {
        assumeTrue(Files.isDirectory(FOLDER), "skipped: the golden values are not at " + FOLDER);
        List<Golden> values =
                read().stream().filter(golden -> fits(scope, golden.key())).toList();
        assertThat(values).isNotEmpty();
        Stream<DynamicTest> perValue = values.stream()
                .filter(golden -> noTargets.keySet().stream().noneMatch(pattern -> fits(pattern, golden.key())))
                .map(golden -> dynamicTest(golden.key(), () -> assertMet(golden)));
        return Stream.concat(
                perValue,
                Stream.of(dynamicTest("every listed pattern names a golden value", () -> assertFresh(values))));
    }

    private void assertMet(Golden golden) {
        Function<JsonNode, Object> ours = targets.entrySet().stream()
                .filter(target -> fits(target.getKey(), golden.key()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("a golden value that is neither met nor listed as no target"));

        JsonNode answer = new ObjectMapper().valueToTree(ours.apply(golden.input()));

        if (isSetOfNames(golden.value())) {
            assertThat(answer).containsExactlyInAnyOrderElementsOf(golden.value());
            return;
        }
        List<Double> actual = flatten(answer);
        List<Double> expected = flatten(golden.value());
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).isCloseTo(expected.get(i), within(golden.tolerance()));
        }
    }

    private static boolean isSetOfNames(JsonNode value) {
        return value.isArray() && !value.isEmpty() && value.get(0).isTextual();
    }

    private void assertFresh(List<Golden> values) {
        List<String> patterns = new ArrayList<>(targets.keySet());
        patterns.addAll(noTargets.keySet());
        assertThat(patterns.stream()
                        .filter(pattern -> values.stream().noneMatch(golden -> fits(pattern, golden.key()))))
                .as("patterns that name no golden value")
                .isEmpty();
    }

    private static boolean fits(String pattern, String key) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return key.matches(regex.toString());
    }

    private List<Golden> read() {
        List<Golden> values = new ArrayList<>();
        for (JsonNode golden : root().get("cases")) {
            JsonNode input = resolved(golden.get("input"));
            golden.get("expected").properties().forEach(expected -> addValues(values, golden, input, expected));
        }
        return values;
    }

    private JsonNode root() {
        try {
            return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode resolved(JsonNode input) {
        String reference = input.path("ref").asText();
        return reference.contains("#") ? input(reference) : input;
    }

    /** The input of another case, given as {@code file#case}. */
    static JsonNode input(String reference) {
        String[] fileAndCase = reference.split("#", -1);
        return input(fileAndCase[0], fileAndCase[1]);
    }

    private static void addValues(
            List<Golden> values, JsonNode golden, JsonNode input, Map.Entry<String, JsonNode> expected) {
        String key = golden.get("id").asText() + "/" + expected.getKey();
        JsonNode about = expected.getValue();
        double tolerance = about.get("tolerance").asDouble();
        values.add(new Golden(key, input, about.get("value"), tolerance));
        about.properties().stream()
                .filter(field ->
                        !ABOUT.contains(field.getKey()) && !field.getKey().endsWith("_tolerance"))
                .forEach(field -> values.add(new Golden(
                        key + "." + field.getKey(),
                        input,
                        field.getValue(),
                        about.path(field.getKey() + "_tolerance").asDouble(tolerance))));
    }

    private static List<Double> flatten(JsonNode node) {
        if (node.isContainerNode()) {
            List<Double> all = new ArrayList<>();
            node.forEach(child -> all.addAll(flatten(child)));
            return all;
        }
        if (node.isBoolean()) {
            return List.of(node.asBoolean() ? 1.0 : 0.0);
        }
        // Stands for "no value" on both sides; a Double list takes NaN as equal to itself.
        if (node.isNull() || node.asText().equals("Infinity")) {
            return List.of(Double.NaN);
        }
        assertThat(node.isNumber()).as("a number: %s", node).isTrue();
        return List.of(node.asDouble());
    }

    private record Golden(String key, JsonNode input, JsonNode value, double tolerance) {}
}
