package dev.assay.judge.llm;

import dev.assay.judge.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A reply that comes in parts: text, thoughts, calls of tools. */
final class TextParts {

    private TextParts() {}

    /** The text alone, all of it: two objects in two parts stay two objects. */
    static String joined(List<JsonFields> parts) {
        return joined(parts, part -> part.says("type", "text"));
    }

    static String joined(List<JsonFields> parts, Predicate<JsonFields> isText) {
        return parts.stream()
                .filter(isText)
                .flatMap(part -> part.text("text").stream())
                .collect(Collectors.joining());
    }

    /** A reply that both says something and calls a tool answers twice. */
    static Optional<Reason> twice(List<JsonFields> parts, Predicate<JsonFields> isCall, String text) {
        return !text.isBlank() && parts.stream().anyMatch(isCall)
                ? Optional.of(Reason.MULTIPLE_OBJECTS)
                : Optional.empty();
    }
}
