package dev.assay.evalset.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.LineParser;
import dev.assay.edge.files.Range;
import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads one line of {@code items.jsonl}. Every key that is not the item's own is a field that a prompt may name; null
 * counts as absent.
 */
public final class ItemReader implements LineParser<Item> {

    private static final String ALIAS = "custom_id";
    private static final Set<String> OWN_KEYS = Set.of("id", ALIAS, "group", "samplingProb", "meta");
    private static final int MAX_FIELDS = 200;
    private static final int MAX_META_KEYS = 50;
    private static final int MAX_GROUP_LENGTH = 200;

    @Override
    public Optional<Item> parse(FileMap line) {
        Optional<String> id = id(line);
        Optional<String> group = group(line);
        OptionalDouble samplingProb = line.number("samplingProb", Range.POSITIVE_PROBABILITY);
        Map<String, CanonicalContent> meta =
                line.map("meta").map(ItemReader::meta).orElse(Map.of());
        checkOutputs(line);
        Map<String, CanonicalContent> fields = fields(line);
        return id.map(known -> new Item(known, fields, group, samplingProb, meta));
    }

    private static Optional<String> id(FileMap line) {
        if (line.has("id")) {
            line.require("id");
            line.refuse(ALIAS, "'" + ALIAS + "' is another name of 'id'", "give one of the two");
            return line.id("id");
        }
        line.require(line.has(ALIAS) ? ALIAS : "id");
        return line.id(ALIAS);
    }

    private static Optional<String> group(FileMap line) {
        Optional<String> group = line.text("group");
        if (group.filter(text -> text.isBlank() || text.length() > MAX_GROUP_LENGTH)
                .isPresent()) {
            String detail = "'group' must have 1 to " + MAX_GROUP_LENGTH + " characters";
            line.problem("group", FileRule.BAD_VALUE, detail);
        }
        return group;
    }

    private static Map<String, CanonicalContent> meta(FileMap meta) {
        List<FileNode.Entry> entries = meta.entries();
        if (entries.size() > MAX_META_KEYS) {
            String detail = "'meta' has at most " + MAX_META_KEYS + " keys, and this has " + entries.size();
            meta.problem(meta.place(), FileRule.TOO_LARGE, detail);
        }
        return contents(entries);
    }

    private static void checkOutputs(FileMap line) {
        line.elements("outputs").stream()
                .filter(FileNode.Nothing.class::isInstance)
                .forEach(missing -> line.problem(missing.place(), FileRule.MISSING, "an output of a pair is null"));
        int count = line.sizeOf("outputs").orElse(2);
        if (count != 2) {
            String detail = "'outputs' holds exactly two outputs, and this holds " + count;
            line.problem("outputs", FileRule.OUT_OF_RANGE, detail);
        }
    }

    private static Map<String, CanonicalContent> fields(FileMap line) {
        List<FileNode.Entry> fields = line.entries().stream()
                .filter(entry -> !OWN_KEYS.contains(entry.key()))
                .toList();
        if (fields.size() > MAX_FIELDS) {
            String detail = "an item has at most " + MAX_FIELDS + " fields, and this has " + fields.size();
            line.problem(line.place(), FileRule.TOO_LARGE, detail);
        }
        for (FileNode.Entry field : fields) {
            if (field.key().isBlank()) {
                line.problem(field.place(), FileRule.BAD_VALUE, "the name of a field must not be blank");
            }
        }
        return contents(fields);
    }

    private static Map<String, CanonicalContent> contents(List<FileNode.Entry> entries) {
        Map<String, CanonicalContent> contents = new LinkedHashMap<>();
        entries.forEach(entry ->
                contents.put(entry.key(), CanonicalContent.of(entry.value().plain())));
        return contents;
    }
}
