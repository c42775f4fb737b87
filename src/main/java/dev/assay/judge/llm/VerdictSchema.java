package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.assay.judge.VerdictParser;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Scale;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON schema of a reply, by criteria and judge alone, so that a provider compiles it once. Every field is required,
 * as strict mode wants it; what may be unsaid is nullable. The rationale comes first: a model reasons before it chooses.
 */
final class VerdictSchema {

    private VerdictSchema() {}

    /** Whether the range of a number is in the schema, or in words beside it. */
    enum Ranges {
        STATED,
        DESCRIBED
    }

    /** One verdict, or an object with a verdict under the id of each criterion. */
    static JsonSchema of(List<Criterion> criteria, JudgeSpec.Nonce nonce, Ranges ranges) {
        JsonObjectSchema.Builder reply = JsonObjectSchema.builder();
        if (criteria.size() == 1) {
            verdict(criteria.get(0).scale(), ranges).forEach(reply::addProperty);
        } else {
            criteria.forEach(criterion -> reply.addProperty(
                    criterion.id(),
                    strict(JsonObjectSchema.builder().addProperties(verdict(criterion.scale(), ranges)))));
        }
        if (nonce == JudgeSpec.Nonce.ECHOED) {
            reply.addProperty(VerdictParser.NONCE, text("the value that the message asks to be put here"));
        }
        return JsonSchema.builder().name("verdict").rootElement(strict(reply)).build();
    }

    private static JsonObjectSchema strict(JsonObjectSchema.Builder object) {
        List<String> all = List.copyOf(object.build().properties().keySet());
        return object.required(all).additionalProperties(false).build();
    }

    private static Map<String, JsonSchemaElement> verdict(Scale scale, Ranges ranges) {
        Map<String, JsonSchemaElement> fields = new LinkedHashMap<>();
        fields.put(VerdictParser.RATIONALE, text("one to three sentences that decide the question"));
        fields.put(VerdictParser.choiceKey(scale), choice(scale, ranges));
        fields.put(VerdictParser.CONFIDENCE, confidence(ranges));
        fields.put(
                VerdictParser.EVIDENCE,
                JsonArraySchema.builder()
                        .description("quotes copied exactly from the item, or none")
                        .items(new JsonStringSchema())
                        .build());
        fields.put(
                VerdictParser.CANNOT_JUDGE,
                JsonBooleanSchema.builder()
                        .description("true only if the item lacks what the question needs")
                        .build());
        return fields;
    }

    private static JsonSchemaElement choice(Scale scale, Ranges ranges) {
        return scale.fold(
                categorical -> JsonEnumSchema.builder()
                        .description("the answer, one of the labels")
                        .enumValues(categorical.labels())
                        .build(),
                numeric -> score(numeric, ranges));
    }

    private static JsonSchemaElement score(Scale.Numeric numeric, Ranges ranges) {
        BigDecimal min = BigDecimal.valueOf(numeric.min());
        BigDecimal step = BigDecimal.valueOf(numeric.step());
        boolean isWhole = isMultiple(min, BigDecimal.ONE) && isMultiple(step, BigDecimal.ONE);
        String type = isWhole ? "integer" : "number";
        BigDecimal max = BigDecimal.valueOf(numeric.max());
        if (ranges == Ranges.DESCRIBED) {
            return described(type, "from " + text(min) + " to " + text(max) + " in steps of " + text(step));
        }
        // multipleOf counts from zero, a step counts from min
        String multiple = isMultiple(min, step) ? ",\"multipleOf\":" + text(step) : "";
        return JsonRawSchema.from(
                "{\"type\":\"" + type + "\",\"minimum\":" + text(min) + ",\"maximum\":" + text(max) + multiple + "}");
    }

    private static JsonSchemaElement confidence(Ranges ranges) {
        return JsonAnyOfSchema.builder()
                .description("probability that a careful human auditor gives the same answer")
                .anyOf(
                        ranges == Ranges.DESCRIBED
                                ? described("number", "from 0 to 1")
                                : JsonRawSchema.from("{\"type\":\"number\",\"minimum\":0,\"maximum\":1}"),
                        new JsonNullSchema())
                .build();
    }

    private static JsonRawSchema described(String type, String range) {
        return JsonRawSchema.from("{\"type\":\"" + type + "\",\"description\":\"" + range + "\"}");
    }

    private static boolean isMultiple(BigDecimal number, BigDecimal of) {
        return number.remainder(of).signum() == 0;
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static JsonSchemaElement text(String description) {
        return JsonStringSchema.builder().description(description).build();
    }
}
