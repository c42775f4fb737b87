package dev.assay.edge.files;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Makes nodes of the events of one YAML document. */
final class YamlNodes {

    private static final int MAX_DEPTH = 64;
    private static final ScalarResolver CORE = new CoreScalarResolver(false);

    private final Iterator<Event> events;
    private final Problems problems;
    private int depth;

    YamlNodes(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** Ends the reading at once: the library's scanner takes quadratic time over bottomless nests. */
    static final class TooDeep extends RuntimeException {}

    Optional<FileNode> document() {
        events.next(); // the start of the stream
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            problems.add(Place.start(), FileRule.MISSING, "the file is empty");
            return Optional.empty();
        }
        FileNode root = node(events.next(), "");
        events.next(); // the end of the document
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            problems.add(place(next, ""), FileRule.SYNTAX, "a file holds one document, and a second one begins here");
        }
        return Optional.of(root);
    }

    private FileNode node(Event event, String pointer) {
        Place place = place(event, pointer);
        if (event instanceof AliasEvent) {
            problems.add(place, FileRule.ALIAS, "aliases are not allowed", "write the value out");
            return new FileNode.Refused(place);
        }
        if (event instanceof NodeEvent anchored && anchored.getAnchor().isPresent()) {
            problems.add(place, FileRule.ALIAS, "anchors are not allowed", "write the value out where it is used");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, place);
        }
        if (tag(event).isPresent()) {
            refuseTag(place);
        }
        return collection((CollectionStartEvent) event, place);
    }

    private FileNode collection(CollectionStartEvent start, Place place) {
        if (depth == MAX_DEPTH) {
            problems.add(place, FileRule.TOO_DEEP, "values are nested more than " + MAX_DEPTH + " deep");
            throw new TooDeep();
        }
        depth++;
        FileNode node = start instanceof MappingStartEvent ? mapping(place) : listing(place);
        depth--;
        return node;
    }

    private FileNode listing(Place place) {
        List<FileNode> elements = new ArrayList<>();
        for (Event event = events.next(); !isEnd(event); event = events.next()) {
            elements.add(
                    node(event, place.inside(String.valueOf(elements.size())).pointer()));
        }
        return new FileNode.Listing(elements, place);
    }

    private FileNode mapping(Place place) {
        Map<String, FileNode.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !isEnd(event); event = events.next()) {
            Optional<String> key = key(event, place.pointer());
            Place at = place(event, place.inside(key.orElse("")).pointer());
            FileNode value = node(events.next(), at.pointer());
            if (key.isPresent() && entries.putIfAbsent(key.get(), new FileNode.Entry(key.get(), at, value)) != null) {
                problems.add(at, FileRule.DUPLICATE_KEY, "the key '" + key.get() + "' stands here twice");
            }
        }
        return new FileNode.Mapping(entries, place);
    }

    private Optional<String> key(Event event, String pointer) {
        FileNode key = node(event, pointer);
        if (key instanceof FileNode.Text text) {
            return Optional.of(text.value());
        }
        if (!(key instanceof FileNode.Refused)) {
            Place place = place(event, pointer);
            String advice =
                    event instanceof ScalarEvent scalar ? "quote it: \"" + scalar.getValue() + "\"" : "use text";
            problems.add(place, FileRule.WRONG_TYPE, "a key must be text, and this is " + key.kind(), advice);
        }
        return Optional.empty();
    }

    private FileNode scalar(ScalarEvent event, Place place) {
        if (tag(event).isPresent()) {
            refuseTag(place);
            return new FileNode.Refused(place);
        }
        String text = event.getValue();
        Tag type = event.isPlain() ? CORE.resolve(text, true) : Tag.STR;
        if (type.equals(Tag.NULL)) {
            return new FileNode.Nothing(place);
        }
        if (type.equals(Tag.BOOL)) {
            return new FileNode.Truth(Boolean.parseBoolean(text), text, place);
        }
        if (type.equals(Tag.INT) || type.equals(Tag.FLOAT)) {
            return Numerals.read(text, place, problems);
        }
        return StrictText.flaw(text)
                .<FileNode>map(flaw -> {
                    problems.add(place, FileRule.BAD_TEXT, flaw);
                    return new FileNode.Refused(place);
                })
                .orElseGet(() -> new FileNode.Text(text, place));
    }

    private void refuseTag(Place place) {
        problems.add(place, FileRule.TAG, "tags are not allowed", "leave the tag out; quote what must be text");
    }

    private static Optional<String> tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
    }

    private static boolean isEnd(Event event) {
        return event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd;
    }

    private static Place place(Event event, String pointer) {
        Place at = StrictYaml.place(event.getStartMark());
        return new Place(at.line(), at.column(), pointer);
    }
}
