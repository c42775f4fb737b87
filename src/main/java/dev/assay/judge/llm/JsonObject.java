package dev.assay.judge.llm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.assay.judge.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object read token by token, because binding it would silently coerce, default, or let the last of two equal
 * keys win.
 *
 * @param fields as {@link Reply} describes them; of two equal keys the first is kept
 * @param end the offset behind its closing brace
 * @param keys whether any key, in whatever depth, occurs twice
 */
record JsonObject(Map<String, @Nullable Object> fields, int end, Keys keys) {

    /** Whether keys are unique in every object. */
    enum Keys {
        UNIQUE,
        DUPLICATE
    }

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1_000_000)
                    .maxNumberLength(100)
                    .maxDocumentLength(4_000_000)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** The complete object that begins at an offset, whatever follows it; empty where there is none. */
    static Optional<JsonObject> at(char[] text, int offset) {
        try (JsonParser parser = JSON.createParser(text, offset, text.length - offset)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Reading reading = new Reading(parser);
            Map<String, @Nullable Object> fields = reading.object();
            int length = (int) parser.currentLocation().getCharOffset();
            return Optional.of(new JsonObject(fields, offset + length, reading.keys));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** The object that the whole text is, white space around it allowed. */
    static Optional<JsonObject> whole(String text) {
        String trimmed = text.strip();
        return at(trimmed.toCharArray(), 0).filter(object -> object.end() == trimmed.length());
    }

    Optional<Map<String, @Nullable Object>> object(String key) {
        return asObject(fields.get(key));
    }

    @SuppressWarnings("unchecked")
    static Optional<Map<String, @Nullable Object>> asObject(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of((Map<String, @Nullable Object>) map) : Optional.empty();
    }

    private static final class Reading {

        private final JsonParser parser;
        private Keys keys = Keys.UNIQUE;

        private Reading(JsonParser parser) {
            this.parser = parser;
        }

        private Map<String, @Nullable Object> object() throws IOException {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                Object value = value();
                if (fields.containsKey(key)) {
                    keys = Keys.DUPLICATE;
                } else {
                    fields.put(key, value);
                }
            }
            return fields;
        }

        private List<@Nullable Object> array() throws IOException {
            List<@Nullable Object> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value());
            }
            return elements;
        }

        private @Nullable Object value() throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_STRING -> parser.getText();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
                default -> null;
            };
        }

        private Object number() throws IOException {
            return parser.isNaN() ? Reply.NotFinite.NUMBER : parser.getDecimalValue();
        }
    }
}
