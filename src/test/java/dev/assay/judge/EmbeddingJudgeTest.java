package dev.assay.judge;

import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmbeddingJudgeTest {

    @Test
    void chooses_the_most_probable_label_with_its_probability() {
        Verdict verdict = judge(Map.of("no", 0.2, "borderline", 0.5, "yes", 0.3));

        assertThat(verdict).isEqualTo(scored("borderline", 0.5));
    }

    @Test
    void equal_probabilities_choose_the_same_label_in_any_order() {
        Map<String, Double> oneWay = new LinkedHashMap<>();
        oneWay.put("yes", 0.5);
        oneWay.put("no", 0.5);
        Map<String, Double> otherWay = new LinkedHashMap<>();
        otherWay.put("no", 0.5);
        otherWay.put("yes", 0.5);

        assertThat(judge(oneWay)).isEqualTo(judge(otherWay)).isEqualTo(scored("no", 0.5));
    }

    @Test
    void abstains_where_nothing_was_fitted() {
        EmbeddingJudge judge = new EmbeddingJudge(new Parts("tone", Map.of(Label.named("no"), 1.0)));

        assertThat(ask(judge)).isEqualTo(Verdict.abstained(Reason.NOT_FITTED));
    }

    private static Verdict judge(Map<String, Double> probabilities) {
        Map<Label, Double> byLabel = new LinkedHashMap<>();
        probabilities.forEach((label, probability) -> byLabel.put(Label.named(label), probability));
        return ask(new EmbeddingJudge(new Parts("insult", byLabel)));
    }

    private static Verdict ask(EmbeddingJudge judge) {
        CallLedger nobodyIsCalled = new CallLedger() {
            @Override
            public CallTicket intend(CallIntent intent) {
                throw new AssertionError("an embedding judge calls nobody");
            }

            @Override
            public void errored(SettledCall call) {
                throw new AssertionError("an embedding judge calls nobody");
            }
        };
        return judge.judge(aQuestion().asked(), nobodyIsCalled)
                .judgements()
                .get(0)
                .verdict();
    }

    private static Verdict scored(String label, double probability) {
        return new Verdict.Scored(
                Label.named(label), OptionalDouble.of(probability), Optional.empty(), List.of(), Set.of());
    }

    /** Parts fitted for one criterion, saying the same of every item. */
    private record Parts(String criterion, Map<Label, Double> everywhere) implements FittedParts {

        @Override
        public Fingerprint fingerprint() {
            return CanonicalContent.of(criterion).fingerprint("parts");
        }

        @Override
        public Optional<Map<Label, Double>> probabilities(String asked, Item item) {
            return asked.equals(criterion) ? Optional.of(everywhere) : Optional.empty();
        }

        @Override
        public Map<String, String> unfitted() {
            return Map.of();
        }
    }
}
