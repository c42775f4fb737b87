package dev.assay.reliability;

import dev.assay.provider.Behaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is judged in a trial, and by whom: one evalset, one question with two answers, one chat judge with a price.
 *
 * @param gold how many items, from the first, carry a human label
 * @param rate what the judge's file says of its provider's limit
 */
public record Work(int items, int gold, int concurrency, Duration timeout, int attempts, Optional<Rate> rate) {

    /** The name of the evalset and of the rubric. */
    public static final String NAME = "work";

    public static final String JUDGE = "chat";
    public static final String CRITERION = "quality";

    /** Of a judge's price, in millionths of the currency a token. */
    static final double INPUT_MICROS = 0.5;

    static final double OUTPUT_MICROS = 1.5;

    private static final List<String> LABELS = List.of("good", "bad");
    private static final int HUMAN_DIFFERS_EVERY = 7;

    /** A stated limit. */
    public record Rate(int requestsPerMinute, int burst) {}

    /** Work without gold, with a judge that gives a call a minute and eight attempts. */
    public static Work of(int items, int concurrency) {
        return new Work(items, 0, concurrency, Duration.ofMinutes(1), 8, Optional.empty());
    }

    public Work withGold(int changed) {
        return new Work(items, changed, concurrency, timeout, attempts, rate);
    }

    public Work withTimeout(Duration changed) {
        return new Work(items, gold, concurrency, changed, attempts, rate);
    }

    public Work withRate(int requestsPerMinute, int burst) {
        return new Work(items, gold, concurrency, timeout, attempts, Optional.of(new Rate(requestsPerMinute, burst)));
    }

    /** The ids, in their order. */
    public Stream<String> itemIds() {
        return IntStream.range(0, items).mapToObj(Work::itemId);
    }

    public static String itemId(int number) {
        return "i%06d".formatted(number);
    }

    /** The label that the provider gives an item. */
    public static String label(Behaviour behaviour, String item) {
        return behaviour.label(item, LABELS);
    }

    public static String itemLine(String id) {
        return "{\"id\":\"" + id + "\",\"input\":\"The order [[" + id + "]] has not come yet.\",\"output\":\"It is on"
                + " its way and will be there on Friday.\"}";
    }

    /**
     * Writes a content folder.
     *
     * @param baseUrl of the judge's provider
     */
    public void writeTo(Path folder, String baseUrl, Behaviour behaviour) throws IOException {
        writeRules(folder, baseUrl);
        Path evalset = Files.createDirectories(folder.resolve("evalsets").resolve(NAME));
        Files.writeString(evalset.resolve("items.jsonl"), lines(itemIds().map(Work::itemLine)));
        if (gold > 0) {
            Files.writeString(
                    evalset.resolve("labels.jsonl"),
                    lines(IntStream.range(0, gold).mapToObj(number -> humanLine(number, behaviour))));
        }
    }

    /** Writes a content folder without an evalset. */
    public void writeRules(Path folder, String baseUrl) throws IOException {
        Files.createDirectories(folder.resolve("rubrics"));
        Files.createDirectories(folder.resolve("judges"));
        Files.writeString(folder.resolve("rubrics/work.yaml"), """
                id: work
                version: 1.0.0
                title: Work
                inputs: [input, output]
                criteria:
                  - id: quality
                    question: Does the reply answer the question?
                    scale: {type: binary, labels: [good, bad], passing: [good]}
                decision: {rule: all_pass}
                """);
        Files.writeString(folder.resolve("judges/chat.yaml"), """
                id: chat
                kind: chat
                provider: openai
                baseUrl: %s
                model: stub
                parameters: {temperature: 0, maxOutputTokens: 100}
                limits: {%smaxConcurrency: %d, timeout: %s, attempts: %d}
                price: {inputPerMillion: %s, outputPerMillion: %s, currency: USD}
                """.formatted(
                        baseUrl,
                        rate.map(stated -> "requestsPerMinute: " + stated.requestsPerMinute() + ", burst: "
                                        + stated.burst() + ", ")
                                .orElse(""),
                        concurrency,
                        timeout,
                        attempts,
                        INPUT_MICROS,
                        OUTPUT_MICROS));
    }

    private static String humanLine(int number, Behaviour behaviour) {
        String judged = label(behaviour, itemId(number));
        String human = number % HUMAN_DIFFERS_EVERY == 0
                ? LABELS.stream()
                        .filter(label -> !label.equals(judged))
                        .findFirst()
                        .orElseThrow()
                : judged;
        return "{\"itemId\":\"" + itemId(number) + "\",\"criterion\":\"" + CRITERION + "\",\"label\":\"" + human
                + "\",\"annotator\":\"h1\",\"blind\":true}";
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n", "", "\n"));
    }

    /** A folder of its own for one trial; it is left for whoever wants to look. */
    public static Path freshFolder(String name) {
        try {
            return Files.createTempDirectory("assay-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
