package dev.assay.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.SharedEvalsets;
import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.Split;
import dev.assay.gold.SplitRule;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.ScoredOutcomes;
import dev.assay.stats.scores.AveragePrecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Given labels of public data sets, doubted by a classifier and checked by five people each (Northcutt et al. 2021). */
class LabelErrorsTest {

    private static final String JUDGE = "confident-learning";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JudgedAnnotation> all = read();

    private static List<JudgedAnnotation> read() {
        Map<String, Integer> votesForGiven = new HashMap<>();
        for (JsonNode label : lines("labels.jsonl")) {
            votesForGiven.merge(
                    label.path("itemId").asText(), label.path("label").asText().equals("given") ? 1 : 0, Integer::sum);
        }
        Map<String, OptionalDouble> confidence = new HashMap<>();
        for (JsonNode verdict : lines("verdicts.jsonl")) {
            confidence.put(
                    verdict.path("itemId").asText(),
                    verdict.has("confidence")
                            ? OptionalDouble.of(verdict.path("confidence").asDouble())
                            : OptionalDouble.empty());
        }
        List<JudgedAnnotation> read = new ArrayList<>();
        for (JsonNode line : lines("items.jsonl")) {
            String id = line.path("id").asText();
            Item item = new Item(
                    id,
                    Map.of(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Map.of(
                            "dataset",
                            CanonicalContent.of(
                                    line.path("meta").path("dataset").asText())));
            read.add(new JudgedAnnotation(
                    item, Map.of(JUDGE, new Word(true, confidence.get(id))), votesForGiven.get(id) < 3));
        }
        return read;
    }

    private static List<JsonNode> lines(String file) {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(SharedEvalsets.file("label-errors", file))) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Estimate precision(List<JudgedAnnotation> of, ToDoubleFunction<JudgedAnnotation> score) {
        double[] scores = of.stream().mapToDouble(score).toArray();
        boolean[] wrong = new boolean[of.size()];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = of.get(i).isWrong();
        }
        return AveragePrecision.estimate(ScoredOutcomes.of(scores, wrong), BootstrapPlan.seeded(1));
    }

    private static double own(JudgedAnnotation annotation) {
        return annotation.words().get(JUDGE).confidence().orElse(0);
    }

    private record Halves(List<JudgedAnnotation> known, List<JudgedAnnotation> rest, CheckedDoubts model) {

        static Halves of(List<JudgedAnnotation> some) {
            SplitRule rule = new SplitRule(1, 0.5);
            Map<Split, List<JudgedAnnotation>> parts = some.stream()
                    .collect(Collectors.groupingBy(each -> rule.of(each.item().cluster())));
            List<JudgedAnnotation> known = parts.getOrDefault(Split.CALIBRATION, List.of());
            return new Halves(
                    known,
                    parts.getOrDefault(Split.HOLDOUT, List.of()),
                    CheckedDoubts.learn("right_label", known, 0.95, 1).model().orElseThrow());
        }

        long wrong() {
            return rest.stream().filter(JudgedAnnotation::isWrong).count();
        }

        double ours(JudgedAnnotation annotation) {
            return model.probability(annotation.source(), annotation.words());
        }
    }

    private static boolean hasConfidence(JudgedAnnotation annotation) {
        return annotation.words().values().stream()
                .allMatch(word -> word.confidence().isPresent());
    }

    @Test
    void ranks_wrong_labels_better_than_the_classifier_that_doubted_them() {
        Halves halves =
                Halves.of(all.stream().filter(LabelErrorsTest::hasConfidence).toList());

        assertThat(halves.rest()).hasSize(914);
        assertThat(halves.wrong()).isEqualTo(469);

        Estimate own = precision(halves.rest(), LabelErrorsTest::own);
        Estimate ours = precision(halves.rest(), halves::ours);

        assertThat(own.value().orElseThrow()).isCloseTo(0.606, within(5e-4));
        assertThat(ours.value().orElseThrow()).isCloseTo(0.691, within(5e-4));
    }

    @Test
    void ranks_within_a_data_set_as_the_classifier_does_since_that_is_all_there_is() {
        Halves halves = Halves.of(all);

        for (String dataset : List.of("imdb", "20news", "mnist", "cifar10")) {
            List<JudgedAnnotation> part = halves.rest().stream()
                    .filter(each -> each.item().metaText("dataset").orElse("").equals(dataset))
                    .toList();
            Estimate own = precision(part, LabelErrorsTest::own);
            Estimate ours = precision(part, halves::ours);

            assertThat(ours.value().orElseThrow()).isCloseTo(own.value().orElseThrow(), within(1e-9));
        }
    }

    @Test
    void learns_what_a_word_without_a_confidence_is_worth_apart_from_the_others() {
        Halves halves = Halves.of(all);

        assertThat(halves.wrong()).isEqualTo(1357);
        assertThat(precision(halves.rest(), LabelErrorsTest::own).value().orElseThrow())
                .isCloseTo(0.448, within(5e-4));
        assertThat(precision(halves.rest(), halves::ours).value().orElseThrow()).isCloseTo(0.603, within(5e-4));
    }
}
