package dev.assay.edge.files;

import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML 1.2 document by the core schema, in which {@code no} is a string.
 *
 * <p>It builds its nodes from parse events and not from the library's own nodes: those have already resolved aliases,
 * merge keys and tags by the time anybody can refuse them, and recurse without a limit.
 */
final class StrictYaml {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(FileText.MAX_BYTES)
            .build();

    private StrictYaml() {}

    /**
     * Reads a document; what breaks a rule is reported and left out as {@link FileNode.Refused}.
     *
     * @return empty when nothing can be made of the text, with the reason reported
     */
    static Optional<FileNode> read(FileText file, Problems problems) {
        if (holdsSpecialCharacters(file.text(), problems)) {
            return Optional.empty();
        }
        try {
            Iterator<Event> events =
                    new Parse(SETTINGS).parseString(file.text()).iterator();
            return new YamlNodes(events, problems).document();
        } catch (YamlNodes.TooDeep reported) {
            return Optional.empty();
        } catch (MarkedYamlEngineException malformed) {
            problems.add(place(malformed.getProblemMark()), FileRule.SYNTAX, detail(malformed));
        } catch (YamlEngineException malformed) {
            problems.add(Place.start(), FileRule.SYNTAX, oneLine(malformed.getMessage()));
        }
        return Optional.empty();
    }

    /** The library names no line for these. */
    private static boolean holdsSpecialCharacters(String text, Problems problems) {
        int offset = 0;
        while (offset < text.length()) {
            int codePoint = text.codePointAt(offset);
            if (!StreamReader.isPrintable(codePoint)) {
                problems.add(
                        StrictText.end(text.substring(0, offset), Place.start()),
                        FileRule.BAD_TEXT,
                        String.format("the character U+%04X is not allowed in a file", codePoint));
                return true;
            }
            offset += Character.charCount(codePoint);
        }
        return false;
    }

    static Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1, ""))
                .orElse(Place.start());
    }

    /** Without the library's snippet of the file, which could quote a secret. */
    private static String detail(MarkedYamlEngineException malformed) {
        String context = malformed.getContext();
        String problem = oneLine(malformed.getProblem());
        return context == null ? problem : oneLine(context) + ": " + problem;
    }

    private static String oneLine(@Nullable String message) {
        return String.valueOf(message).replaceAll("\\s+", " ").strip();
    }
}
