package dev.assay.judge.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.judge.Askings;
import dev.assay.judge.Opinion;
import dev.assay.judge.Provider;
import dev.assay.judge.Question;
import dev.assay.judge.Questionnaire;
import dev.assay.judge.Reason;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelChancesTest extends AgainstAProvider {

    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Scale ORDINAL = scale("no", "borderline", "yes");
    private static final Scale FIVE = new Scale.Numeric(1, 5, 1);

    @Test
    void scales_what_is_known_of_the_labels_to_one() {
        Spoken reply = said("{\"", "label", "\":\"")
                .or("yes", "yes:0.6 no:0.2 border:0.1 maybe:0.05")
                .then("\"}");

        // known: 0.6 + 0.2 + 0.1 = 0.9; yes 0.6 / 0.9, no 0.2 / 0.9, borderline 0.1 / 0.9
        assertThat(chances(ORDINAL, reply)).hasValueSatisfying(chances -> {
            assertThat(chances.chances().get(Label.named("yes"))).isCloseTo(2.0 / 3, CLOSE);
            assertThat(chances.chances().get(Label.named("no"))).isCloseTo(2.0 / 9, CLOSE);
            assertThat(chances.chances().get(Label.named("borderline"))).isCloseTo(1.0 / 9, CLOSE);
        });
    }

    @Test
    void sees_through_a_space_and_a_quote_at_the_beginning_of_a_token() {
        Spoken reply = said("{\"label\":")
                .or(" \"yes", "_\"yes:0.6 _\"no:0.3 \"no:0.05")
                .then("\"}");

        // the last begins without the space, as no reply like this one does: 0.6 / 0.9
        assertThat(confidence(ORDINAL, reply)).isCloseTo(2.0 / 3, CLOSE);
    }

    @Test
    void takes_the_first_of_a_label_in_several_tokens() {
        Spoken reply = said("{\"label\":\"")
                .or("border", "border:0.5 yes:0.25 no:0.25")
                .then("line", "\"}");

        assertThat(confidence(ORDINAL, reply)).isCloseTo(0.5, CLOSE);
    }

    @Test
    void takes_a_token_that_runs_past_the_label() {
        Spoken reply =
                said("{\"label\":\"").or("no\"}", "no\"}:0.5 no\",:0.3 yes:0.2").then();

        // both of the first are no: 0.5 + 0.3
        assertThat(confidence(ORDINAL, reply)).isCloseTo(0.8, CLOSE);
    }

    @Test
    void leaves_out_the_beginning_of_several_labels() {
        Scale shared = scale("good", "goods", "bad");
        Spoken unclear = said("{\"label\":\"").or("good", "good:0.4 bad:0.6").then("\"}");
        Spoken clear = said("{\"label\":\"")
                .or("good\"", "good\":0.3 good:0.1 bad:0.6")
                .then("}");

        // a bare good may go on to goods; 0.3 / (0.3 + 0.6)
        assertThat(chances(shared, unclear)).isEmpty();
        assertThat(confidence(shared, clear)).isCloseTo(1.0 / 3, CLOSE);
    }

    @Test
    void counts_an_alias_for_its_label() {
        Scale aliased = new Scale.Categorical(
                Scale.Kind.ORDINAL, List.of("no", "yes"), Set.of("yes"), Map.of("JA", "yes", "NEIN", "no"));
        Spoken reply =
                said("{\"label\":\"").or("JA", "JA:0.5 yes:0.2 NE:0.1 no:0.2").then("\"}");

        // 0.5 + 0.2 of 1.0
        assertThat(confidence(aliased, reply)).isCloseTo(0.7, CLOSE);
    }

    @Test
    void says_nothing_where_half_of_the_probability_is_elsewhere() {
        Spoken little =
                said("{\"label\":\"").or("yes", "yes:0.3 no:0.19 Yes:0.4").then("\"}");
        Spoken enough =
                said("{\"label\":\"").or("yes", "yes:0.3 no:0.21 Yes:0.4").then("\"}");

        assertThat(chances(ORDINAL, little)).isEmpty();
        // 0.30 / 0.51
        assertThat(confidence(ORDINAL, enough)).isCloseTo(0.3 / 0.51, CLOSE);
    }

    @Test
    void expects_a_score_over_the_numbers_of_the_scale() {
        Spoken reply = said("{\"rationale\":\"score 4\",\"score\":")
                .or("4", "4:0.5 5:0.3 3:0.1 9:0.06")
                .then("}");

        // known: 0.9; (4 × 0.5 + 5 × 0.3 + 3 × 0.1) / 0.9 = 3.8 / 0.9; 9 is off the scale
        Verdict.Scored weighed = chances(FIVE, reply).orElseThrow().weigh(scored(Label.score(4)));
        assertThat(((Label.Score) weighed.value()).value()).isCloseTo(3.8 / 0.9, CLOSE);
        assertThat(weighed.confidence().orElseThrow()).isCloseTo(5.0 / 9, CLOSE);
    }

    @Test
    void expects_no_score_where_the_number_said_is_of_several_tokens() {
        Scale hundred = new Scale.Numeric(0, 100, 1);
        Spoken reply = said("{\"score\":").or("7", "7:0.9 8:0.1").then("0", "}");

        assertThat(chances(hundred, reply)).isEmpty();
    }

    @Test
    void expects_no_score_where_a_number_may_go_on_behind_the_point() {
        Spoken reply = said("{\"score\":").or("4", "4:0.9 5:0.1").then(".5", "}");

        assertThat(chances(new Scale.Numeric(1, 5, 0.5), reply)).isEmpty();
    }

    @Test
    void finds_the_label_behind_characters_of_several_tokens_and_in_no_text() {
        Spoken reply = said("{\"rationale\":\"\\\"label\\\":\\\"no\\\" ", "\u00e2\u0082", "\u00ac", "\",\"label\":\"")
                .or("yes", "yes:0.7 no:0.3")
                .then("\"}");

        assertThat(reply.text()).contains("€");
        assertThat(confidence(ORDINAL, reply)).isCloseTo(0.7, CLOSE);
    }

    @Test
    void says_nothing_where_the_tokens_are_not_those_of_the_reply() {
        Spoken reply = said("{\"label\":\"").or("yes", "yes:1.0").then("\"}");

        assertThat(LabelChances.of(ORDINAL, reply.text() + " ", reply.tokens())).isEmpty();
        assertThat(LabelChances.of(ORDINAL, reply.text().replace("label", "lapel"), reply.tokens()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "AZURE_OPENAI"})
    void asks_for_log_probabilities_and_takes_the_confidence_from_them(Provider provider)
            throws JsonProcessingException {
        WireFormat format = WireFormats.all().stream()
                .filter(known -> known.provider() == provider)
                .findFirst()
                .orElseThrow();
        Spoken reply = said("{\"confidence\":0.99,\"label\":\"")
                .or("yes", "yes:0.6 no:0.2 ?:0.2")
                .then("\"}");
        answers(okJson(reply.completion(format)));

        Opinion opinion = judge(spec().speaking(format).asking(Askings.weighed()))
                .judge(aQuestion().asked(), ledger);

        JsonNode body = new ObjectMapper().readTree(sent().getBodyAsString());
        assertThat(body.at("/logprobs").isBoolean() && body.at("/logprobs").booleanValue())
                .isTrue();
        assertThat(body.at("/top_logprobs").intValue()).isEqualTo(20);
        assertThat(body.at("/seed").intValue()).isEqualTo(7);
        // 0.6 / (0.6 + 0.2), not the 0.99 that it states
        assertThat(((Verdict.Scored) verdict(opinion)).confidence().orElseThrow())
                .isCloseTo(0.75, CLOSE);
        assertThat(opinion.calls().get(0).raw())
                .hasValueSatisfying(raw -> assertThat(raw).contains("\\\"confidence\\\":0.99"));
    }

    @Test
    void leaves_a_verdict_as_it_is_without_log_probabilities() {
        answers(okJson(Completions.good()));

        Opinion opinion =
                judge(spec().asking(Askings.weighed())).judge(aQuestion().asked(), ledger);

        assertThat(((Verdict.Scored) verdict(opinion)).confidence()).hasValue(0.9);
    }

    @Test
    void looks_at_no_log_probabilities_that_nobody_asked_for() throws JsonProcessingException {
        Spoken reply = said("{\"label\":\"").or("yes", "yes:0.6 no:0.4").then("\"}");
        answers(okJson(reply.completion(WireFormats.all().get(0))));

        Opinion opinion = judge().judge(aQuestion().asked(), ledger);

        assertThat(((Verdict.Scored) verdict(opinion)).confidence()).isEmpty();
    }

    @Test
    void leaves_a_label_off_the_scale_off_it() throws JsonProcessingException {
        Spoken reply = said("{\"label\":\"").or("Yes", "yes:0.9 no:0.1").then("\"}");
        answers(okJson(reply.completion(WireFormats.all().get(0))));

        Opinion opinion =
                judge(spec().asking(Askings.weighed())).judge(aQuestion().asked(), ledger);

        assertThat(verdict(opinion)).isEqualTo(Verdict.unreadable(Reason.OFF_SCALE));
    }

    @Test
    void weighs_no_reply_about_several_criteria() throws JsonProcessingException {
        Question first = aQuestion().besides("tone", "warm", "cold").build();
        Questionnaire both = new Questionnaire(first.rubric().criteria().stream()
                .map(criterion -> new Question(
                        first.rubric(),
                        criterion,
                        first.item(),
                        new Slot(
                                first.slot().itemId(),
                                criterion.id(),
                                first.slot().judge(),
                                first.slot().sample(),
                                first.slot().order())))
                .toList());
        Spoken reply = said("{\"insult\":{\"label\":\"")
                .or("yes", "yes:0.6 no:0.4")
                .then("\"},\"tone\":{\"label\":\"warm\"}}");
        answers(okJson(reply.completion(WireFormats.all().get(0))));

        Opinion opinion = judge(spec().asking(Askings.weighed())).judge(both, ledger);

        assertThat(opinion.judgements()).hasSize(2).allSatisfy(judgement -> assertThat(
                        ((Verdict.Scored) judgement.verdict()).confidence())
                .isEmpty());
    }

    private static Optional<LabelChances> chances(Scale scale, Spoken reply) {
        return LabelChances.of(scale, reply.text(), reply.tokens());
    }

    private static double confidence(Scale scale, Spoken reply) {
        return chances(scale, reply)
                .orElseThrow()
                .weigh(scored(Label.named("any")))
                .confidence()
                .orElseThrow();
    }

    private static Verdict.Scored scored(Label label) {
        return (Verdict.Scored) Verdict.scored(label);
    }

    private static Scale scale(String... labels) {
        return new Scale.Categorical(Scale.Kind.ORDINAL, List.of(labels), Set.of(labels[0]), Map.of());
    }

    private static Spoken said(String... tokens) {
        return new Spoken(List.of()).then(tokens);
    }

    /** A reply token by token; texts are bytes as {@link TokenChances} has them. */
    private record Spoken(List<TokenChances.Step> steps) {

        Spoken then(String... tokens) {
            Spoken more = this;
            for (String token : tokens) {
                more = more.with(new TokenChances.Step(token, List.of(new TokenChances.Option(token, 1))));
            }
            return more;
        }

        /** A token and what might have been said: {@code token:probability}, parted by spaces, {@code _} for a space. */
        Spoken or(String token, String options) {
            List<TokenChances.Option> read = new ArrayList<>();
            for (String option : options.split(" ")) {
                int colon = option.lastIndexOf(':');
                read.add(new TokenChances.Option(
                        option.substring(0, colon).replace('_', ' '), Double.parseDouble(option.substring(colon + 1))));
            }
            return with(new TokenChances.Step(token, read));
        }

        private Spoken with(TokenChances.Step step) {
            List<TokenChances.Step> more = new ArrayList<>(steps);
            more.add(step);
            return new Spoken(more);
        }

        TokenChances tokens() {
            return new TokenChances(steps);
        }

        String text() {
            StringBuilder bytes = new StringBuilder();
            steps.forEach(step -> bytes.append(step.text()));
            return new String(bytes.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        /** A completion with these tokens, as its format documents them. */
        String completion(WireFormat format) throws JsonProcessingException {
            ObjectMapper mapper = new ObjectMapper();
            ObjectNode body = (ObjectNode) mapper.readTree(format.saying(text()));
            ArrayNode content =
                    ((ObjectNode) body.at("/choices/0")).putObject("logprobs").putArray("content");
            for (TokenChances.Step step : steps) {
                ObjectNode token = token(content.addObject(), step.text(), 1);
                ArrayNode top = token.putArray("top_logprobs");
                step.options().forEach(option -> token(top.addObject(), option.text(), option.probability()));
            }
            return body.toString();
        }

        private static ObjectNode token(ObjectNode token, String text, double probability) {
            ArrayNode bytes = token.put("token", text)
                    .put("logprob", Math.log(probability))
                    .putArray("bytes");
            for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
                bytes.add(each & 0xff);
            }
            return token;
        }
    }
}
