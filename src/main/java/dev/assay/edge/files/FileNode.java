package dev.assay.edge.files;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a YAML or JSON file that knows where it stands. */
public sealed interface FileNode {

    Place place();

    /** What people call this kind of value: {@code text}, {@code a number}, … */
    String kind();

    /** The value as plain Java: String, BigDecimal, Boolean, List, Map in the file's order, or null. */
    @Nullable Object plain();

    /** Text: a JSON string, or a YAML scalar that is a string by the core schema. */
    record Text(String value, Place place) implements FileNode {

        @Override
        public String kind() {
            return "text";
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /**
     * A finite number.
     *
     * @param written as the file writes it, for the advice to quote it
     */
    record Numeral(BigDecimal value, String written, Place place) implements FileNode {

        @Override
        public String kind() {
            return "a number";
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /**
     * True or false.
     *
     * @param written as the file writes it, for the advice to quote it
     */
    record Truth(boolean value, String written, Place place) implements FileNode {

        @Override
        public String kind() {
            return "true or false";
        }

        @Override
        public Object plain() {
            return value;
        }
    }

    /** Null, which every reader takes as absent. */
    record Nothing(Place place) implements FileNode {

        @Override
        public String kind() {
            return "null";
        }

        @Override
        public @Nullable Object plain() {
            return null;
        }
    }

    /** A list. */
    record Listing(List<FileNode> elements, Place place) implements FileNode {

        public Listing {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Object plain() {
            List<@Nullable Object> values = new ArrayList<>(elements.size());
            elements.forEach(element -> values.add(element.plain()));
            return values;
        }
    }

    /**
     * A mapping with text keys.
     *
     * @param entries by key, in the file's order
     */
    record Mapping(Map<String, Entry> entries, Place place) implements FileNode {

        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public Object plain() {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            entries.forEach((key, entry) -> values.put(key, entry.value().plain()));
            return values;
        }
    }

    /** A value that broke a rule and was reported already, so that nobody complains about it twice. */
    record Refused(Place place) implements FileNode {

        @Override
        public String kind() {
            return "refused";
        }

        @Override
        public @Nullable Object plain() {
            return null;
        }
    }

    /**
     * A key and its value.
     *
     * @param place where the key stands
     */
    record Entry(String key, Place place, FileNode value) {}
}
