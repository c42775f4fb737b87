package dev.assay.judge.llm;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * The shape in which a reply is asked for: the same for every call about the same criteria, so that a provider compiles
 * it once.
 *
 * @param bytes an upper bound of its size in the request
 */
record ReplyFormat(JsonSchema schema, ResponseFormat responseFormat, int bytes) {

    /** The schema is counted by the length of its description, which is longer than its JSON. */
    static ReplyFormat of(JsonSchema schema, Function<JsonSchema, ResponseFormat> asked) {
        return new ReplyFormat(schema, asked.apply(schema), schema.toString().getBytes(StandardCharsets.UTF_8).length);
    }
}
