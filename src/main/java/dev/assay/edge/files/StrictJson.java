package dev.assay.edge.files;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The one way in which JSON is read: whatever Jackson would change silently by default is an error here (a second key,
 * a second object, a missing number, a number as text, text as a number).
 */
public final class StrictJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1_000_000)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .maxDocumentLength(FileText.MAX_BYTES)
                    .build())
            // A message may quote the start of a bad token, and that could be a secret.
            .errorReportConfiguration(
                    ErrorReportConfiguration.builder().maxErrorTokenLength(8).build())
            .build();

    private StrictJson() {}

    /** Settings for code that reads token by token; numbers still have to be checked to be finite. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /**
     * A new mapper for code that binds records.
     *
     * <p>Jackson still reads {@code "NaN"} and {@code 1e400} into a double: whoever binds one checks that it is finite.
     */
    public static JsonMapper mapper() {
        return JsonMapper.builder(FACTORY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    /**
     * Reads exactly one value, as a tree that knows its positions; {@link FileNode#plain} is the value as plain Java.
     *
     * @throws InvalidFile with everything that is wrong with the text
     */
    public static FileNode read(FileText file) {
        Problems problems = new Problems(file.source());
        Optional<FileNode> root = read(file.text(), 1, problems);
        problems.refuseAny();
        return root.orElseThrow();
    }

    /**
     * Reads exactly one value.
     *
     * @param firstLine the line of its file at which the text begins, from 1
     * @return empty when nothing can be made of the text, with the reason reported
     */
    static Optional<FileNode> read(String text, int firstLine, Problems problems) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            // The nodes notice a second key themselves, with its position, and go on to the next problem.
            parser.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            return read(parser, firstLine, problems);
        } catch (IOException fromAString) {
            throw new UncheckedIOException(fromAString);
        }
    }

    private static Optional<FileNode> read(JsonParser parser, int firstLine, Problems problems) throws IOException {
        try {
            return new JsonNodes(parser, firstLine, problems).document();
        } catch (JsonProcessingException malformed) {
            JsonLocation stated = malformed.getLocation();
            JsonLocation at = stated == null ? parser.currentLocation() : stated;
            Place place = new Place(firstLine + at.getLineNr() - 1, Math.max(1, at.getColumnNr()), "");
            problems.add(place, rule(malformed), detail(malformed));
            return Optional.empty();
        }
    }

    private static FileRule rule(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage();
        if (malformed instanceof StreamConstraintsException) {
            return message.contains("depth") ? FileRule.TOO_DEEP : FileRule.TOO_LARGE;
        }
        return message.startsWith("Non-standard token") ? FileRule.NOT_FINITE : FileRule.SYNTAX;
    }

    private static String detail(JsonProcessingException malformed) {
        if (malformed instanceof JsonEOFException) {
            return "the JSON ends before it is complete";
        }
        String message = malformed.getOriginalMessage().replaceAll("\\s+", " ");
        return malformed instanceof JsonParseException || malformed instanceof StreamConstraintsException
                ? message
                : "not JSON: " + message;
    }
}
