package dev.assay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shipped evalsets are what their generator makes of them, and look as the documents promise. */
class BundledContentTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> RELEASES = List.of("catalog-listings-2026-09", "catalog-listings-2026-10");
    private static final List<String> ALL =
            List.of("catalog-listings-2026-09", "catalog-listings-2026-10", "reply-pairs", "summary-scores");

    @Test
    void is_byte_for_byte_what_the_generator_makes() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process generator = new ProcessBuilder(java.toString(), "evalsets/generator/CatalogListings.java", "--check")
                .redirectErrorStream(true)
                .start();

        String table = new String(generator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(generator.waitFor()).as(table).isZero();
        assertThat(table).contains("all checks hold");
    }

    @Test
    void has_seven_hundred_and_fifty_listings_a_release_in_five_languages() throws IOException {
        for (String release : RELEASES) {
            List<JsonNode> items = lines(release, "items.jsonl");

            Map<String, Long> languages = counts(items.stream()
                    .map(item -> item.at("/meta/language").asText())
                    .toList());

            assertThat(items).hasSize(750);
            assertThat(languages)
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("en", 170L, "de", 160L, "fr", 150L, "es", 140L, "it", 130L));
        }
    }

    @Test
    void gives_every_item_an_id_of_its_own() throws IOException {
        List<String> ids = Stream.concat(
                        lines(RELEASES.get(0), "items.jsonl").stream(), lines(RELEASES.get(1), "items.jsonl").stream())
                .map(item -> item.get("id").asText())
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9._:@-]{1,200}"));
    }

    @Test
    void repeats_no_listing() throws IOException {
        List<String> texts = both("items.jsonl").stream()
                .map(item -> item.get("input").asText())
                .toList();

        assertThat(texts).doesNotHaveDuplicates();
    }

    @Test
    void is_the_work_of_twelve_annotators_of_two_vendors() throws IOException {
        List<JsonNode> items = both("items.jsonl");

        Set<String> annotators =
                items.stream().map(item -> item.at("/meta/annotator").asText()).collect(Collectors.toSet());
        Set<String> vendors =
                items.stream().map(item -> item.at("/meta/vendor").asText()).collect(Collectors.toSet());

        assertThat(annotators).hasSize(12).allMatch(annotator -> annotator.matches("a_\\d\\d"));
        assertThat(vendors).hasSize(2);
    }

    @Test
    void changes_the_convention_between_the_releases() throws IOException {
        assertThat(conventions(RELEASES.get(0))).containsExactly("1.3");
        assertThat(conventions(RELEASES.get(1))).containsExactly("1.4");
    }

    @Test
    void has_at_least_a_thousand_audited_items_most_by_several_of_five_auditors() throws IOException {
        Map<String, Set<String>> auditors = both("labels.jsonl").stream()
                .filter(label -> label.get("annotator").asText().startsWith("u_"))
                .collect(Collectors.groupingBy(
                        label -> label.get("itemId").asText(),
                        Collectors.mapping(label -> label.get("annotator").asText(), Collectors.toSet())));

        Set<String> all = auditors.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
        long overlapping =
                auditors.values().stream().filter(seen -> seen.size() > 1).count();

        assertThat(auditors).hasSizeGreaterThanOrEqualTo(1000);
        assertThat(all).containsExactlyInAnyOrder("u_1", "u_2", "u_3", "u_4", "u_5");
        assertThat(overlapping).isGreaterThan(auditors.size() / 2);
    }

    @Test
    void shows_all_three_states_of_blindness() throws IOException {
        List<JsonNode> labels = both("labels.jsonl");

        Map<String, Long> blindness = counts(labels.stream()
                .map(label -> label.has("blind") ? label.get("blind").asText() : "unknown")
                .toList());

        assertThat(blindness).containsOnlyKeys("true", "false", "unknown");
        assertThat(blindness.get("false")).isBetween(25L, 35L);
        assertThat(labels)
                .filteredOn(label -> !label.has("blind"))
                .hasSizeBetween(15, 25)
                .noneMatch(label -> label.has("at"));
    }

    @Test
    void marks_about_sixty_rulings_of_the_lead() throws IOException {
        List<JsonNode> rulings = both("labels.jsonl").stream()
                .filter(label -> label.path("adjudicated").asBoolean())
                .toList();

        assertThat(rulings)
                .hasSizeBetween(55, 65)
                .allMatch(ruling -> ruling.get("annotator").asText().equals("lead"));
    }

    @Test
    void calls_every_recorded_judge_synthetic() throws IOException {
        for (String evalset : ALL) {
            assertThat(lines(evalset, "verdicts.jsonl"))
                    .isNotEmpty()
                    .allMatch(verdict -> verdict.get("judge").asText().startsWith("synthetic-"));
            assertThat(Files.readString(Path.of("evalsets", evalset, "README.md")))
                    .contains("synthetic");
        }
    }

    @Test
    void has_a_verdict_of_three_judges_on_every_item_and_criterion() throws IOException {
        for (String release : RELEASES) {
            List<String> keys = lines(release, "verdicts.jsonl").stream()
                    .map(verdict -> verdict.get("judge").asText() + " "
                            + verdict.get("criterion").asText() + " "
                            + verdict.get("itemId").asText())
                    .toList();

            // 750 items, 3 criteria, 3 judges
            assertThat(keys).hasSize(6750).doesNotHaveDuplicates();
        }
    }

    @Test
    void names_a_judge_file_for_every_judge_of_the_verdicts() throws IOException {
        for (String evalset : ALL) {
            Set<String> judges = lines(evalset, "verdicts.jsonl").stream()
                    .map(verdict -> verdict.get("judge").asText())
                    .collect(Collectors.toSet());

            assertThat(judges).allSatisfy(judge -> assertThat(Path.of("judges", judge + ".yaml"))
                    .content(StandardCharsets.UTF_8)
                    .contains("kind: recorded", "judge: " + judge, "title: Synthetic"));
        }
    }

    @Test
    void holds_nothing_in_its_items_but_what_the_contract_knows() throws IOException {
        for (String evalset : ALL) {
            Set<String> fields = lines(evalset, "items.jsonl").stream()
                    .flatMap(item -> Stream.concat(names(item), names(item.get("meta"))))
                    .collect(Collectors.toSet());

            assertThat(fields)
                    .isSubsetOf(
                            "id",
                            "input",
                            "output",
                            "outputs",
                            "group",
                            "meta",
                            "annotator",
                            "vendor",
                            "workflow",
                            "language",
                            "conventionVersion",
                            "channel",
                            "durationSeconds");
        }
    }

    @Test
    void has_verdicts_in_both_orders_of_every_pair() throws IOException {
        Map<String, Long> orders = counts(lines("reply-pairs", "verdicts.jsonl").stream()
                .map(verdict -> verdict.get("swapped").asText())
                .toList());

        assertThat(lines("reply-pairs", "items.jsonl"))
                .hasSize(60)
                .allMatch(item -> item.get("outputs").size() == 2);
        assertThat(orders).containsOnly(Map.entry("true", 60L), Map.entry("false", 60L));
    }

    @Test
    void scores_every_summary_on_the_steps_of_its_scale() throws IOException {
        List<JsonNode> labels = lines("summary-scores", "labels.jsonl");

        assertThat(labels)
                .hasSize(180)
                .allMatch(label -> label.get("score").isInt())
                .allMatch(label ->
                        label.get("score").asInt() >= 1 && label.get("score").asInt() <= 5);
    }

    @Test
    void stays_small_enough_to_be_cloned() throws IOException {
        long bytes = 0;
        for (String evalset : ALL) {
            for (String file : List.of("items.jsonl", "labels.jsonl", "verdicts.jsonl")) {
                bytes += Files.size(Path.of("evalsets", evalset, file));
            }
        }

        assertThat(bytes).isLessThan(6_000_000);
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey);
    }

    private static Set<String> conventions(String release) throws IOException {
        return lines(release, "items.jsonl").stream()
                .map(item -> item.at("/meta/conventionVersion").asText())
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> counts(List<String> values) {
        return values.stream().collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    }

    private static List<JsonNode> both(String file) throws IOException {
        return Stream.concat(lines(RELEASES.get(0), file).stream(), lines(RELEASES.get(1), file).stream())
                .toList();
    }

    private static List<JsonNode> lines(String evalset, String file) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("evalsets", evalset, file), StandardCharsets.UTF_8)) {
            return JSON.readerFor(JsonNode.class)
                    .<JsonNode>readValues(lines.collect(Collectors.joining("\n")))
                    .readAll();
        }
    }
}
