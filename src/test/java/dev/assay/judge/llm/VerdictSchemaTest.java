package dev.assay.judge.llm;

import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.judge.JudgeSpec.Nonce;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Scale;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictSchemaTest {

    private static final Scale ORDINAL = new Scale.Categorical(
            Scale.Kind.ORDINAL, List.of("no", "borderline", "yes"), Set.of("no"), Map.of("NO", "no"));

    @Test
    void requires_every_field_and_forbids_any_other_as_strict_mode_wants() {
        JsonNode schema = json(ORDINAL, Nonce.NONE);

        assertThat(schema.at("/properties").fieldNames())
                .toIterable()
                .containsExactly("rationale", "label", "confidence", "evidence", "cannotJudge");
        assertThat(schema.at("/required").toString())
                .isEqualTo("[\"rationale\",\"label\",\"confidence\",\"evidence\",\"cannotJudge\"]");
        assertThat(schema.at("/additionalProperties").booleanValue()).isFalse();
        assertThat(schema.at("/additionalProperties").isBoolean()).isTrue();
    }

    @Test
    void offers_exactly_the_labels_in_the_rubrics_order_without_aliases() throws JsonProcessingException {
        assertThat(json(ORDINAL, Nonce.NONE).at("/properties/label/enum").toString())
                .isEqualTo("[\"no\",\"borderline\",\"yes\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 5  | 1    | {'type':'integer','minimum':1,'maximum':5,'multipleOf':1}",
                "0 | 1  | 0.25 | {'type':'number','minimum':0,'maximum':1,'multipleOf':0.25}",
                "1 | 10 | 3    | {'type':'integer','minimum':1,'maximum':10}",
                "0 | 100 | 10  | {'type':'integer','minimum':0,'maximum':100,'multipleOf':10}"
            })
    void bounds_a_score(double min, double max, double step, String expected) throws JsonProcessingException {
        JsonNode score = json(new Scale.Numeric(min, max, step), Nonce.NONE).at("/properties/score");

        assertThat(score).isEqualTo(new ObjectMapper().readTree(expected.replace('\'', '"')));
    }

    @Test
    void lets_confidence_be_a_probability_or_null() throws JsonProcessingException {
        assertThat(json(ORDINAL, Nonce.NONE).at("/properties/confidence/anyOf").toString())
                .isEqualTo("[{\"type\":\"number\",\"minimum\":0,\"maximum\":1},{\"type\":\"null\"}]");
    }

    @Test
    void puts_ranges_in_words_where_a_provider_refuses_them_in_a_schema() {
        String schema = JsonSchemaElementUtils.toMap(
                        VerdictSchema.of(
                                        asking(new Scale.Numeric(1, 5, 0.5)),
                                        Nonce.NONE,
                                        VerdictSchema.Ranges.DESCRIBED)
                                .rootElement(),
                        true)
                .toString();

        assertThat(schema)
                .contains("from 1 to 5 in steps of 0.5", "from 0 to 1")
                .doesNotContain("minimum", "maximum", "multipleOf");
    }

    @Test
    void asks_for_a_nonce_only_where_the_judge_does() throws JsonProcessingException {
        assertThat(json(ORDINAL, Nonce.ECHOED).at("/required/5").textValue()).isEqualTo("nonce");
        assertThat(json(ORDINAL, Nonce.NONE).at("/properties").has("nonce")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Nonce.class)
    void describes_itself_at_more_length_than_its_json_so_that_the_reservation_holds(Nonce nonce) {
        assertThat(VerdictSchema.of(asking(ORDINAL), nonce, VerdictSchema.Ranges.STATED)
                        .toString()
                        .length())
                .isGreaterThan(json(ORDINAL, nonce).toString().length());
    }

    private static List<Criterion> asking(Scale scale) {
        return aQuestion().scale(scale).asked().criteria();
    }

    private static JsonNode json(Scale scale, Nonce nonce) {
        Map<String, Object> schema = JsonSchemaElementUtils.toMap(
                VerdictSchema.of(asking(scale), nonce, VerdictSchema.Ranges.STATED)
                        .rootElement(),
                true);
        return new ObjectMapper().valueToTree(schema);
    }
}
