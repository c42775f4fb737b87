package dev.assay.edge.files;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes nodes of the tokens of one JSON text; the parser limits the depth of the recursion. */
final class JsonNodes {

    private final JsonParser parser;
    private final int firstLine;
    private final Problems problems;

    JsonNodes(JsonParser parser, int firstLine, Problems problems) {
        this.parser = parser;
        this.firstLine = firstLine;
        this.problems = problems;
    }

    Optional<FileNode> document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            problems.add(Place.line(firstLine), FileRule.MISSING, "there is no JSON here");
            return Optional.empty();
        }
        FileNode root = node(first, "");
        if (parser.nextToken() != null) {
            problems.add(place(""), FileRule.SYNTAX, "one JSON value is expected, and a second one begins here");
        }
        return Optional.of(root);
    }

    private FileNode node(@Nullable JsonToken token, String pointer) throws IOException {
        Place place = place(pointer);
        if (token == JsonToken.START_OBJECT) {
            return mapping(place);
        }
        if (token == JsonToken.START_ARRAY) {
            return listing(place);
        }
        if (token == JsonToken.VALUE_STRING) {
            return text(place);
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return Numerals.read(parser.getText(), place, problems);
        }
        return token == JsonToken.VALUE_NULL
                ? new FileNode.Nothing(place)
                : new FileNode.Truth(token == JsonToken.VALUE_TRUE, parser.getText(), place);
    }

    private FileNode mapping(Place place) throws IOException {
        Map<String, FileNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place at = place(place.inside(key).pointer());
            StrictText.flaw(key).ifPresent(flaw -> problems.add(at, FileRule.BAD_TEXT, flaw));
            FileNode value = node(parser.nextToken(), at.pointer());
            if (entries.putIfAbsent(key, new FileNode.Entry(key, at, value)) != null) {
                problems.add(at, FileRule.DUPLICATE_KEY, "the key '" + key + "' stands here twice");
            }
        }
        return new FileNode.Mapping(entries, place);
    }

    private FileNode listing(Place place) throws IOException {
        List<FileNode> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(node(token, place.pointer() + "/" + elements.size()));
        }
        return new FileNode.Listing(elements, place);
    }

    private FileNode text(Place place) throws IOException {
        String value = parser.getText();
        Optional<String> flaw = StrictText.flaw(value);
        flaw.ifPresent(found -> problems.add(place, FileRule.BAD_TEXT, found));
        return flaw.isPresent() ? new FileNode.Refused(place) : new FileNode.Text(value, place);
    }

    private Place place(String pointer) {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(firstLine + at.getLineNr() - 1, at.getColumnNr(), pointer);
    }
}
