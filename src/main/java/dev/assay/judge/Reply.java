package dev.assay.judge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object that a judge replied with, as plain Java, before anybody has asked whether it is a verdict.
 *
 * @param fields String, Boolean, {@link java.math.BigDecimal}, {@link NotFinite}, List, Map or null, by key, in the
 *     order of the reply
 */
public record Reply(Map<String, @Nullable Object> fields) {

    public Reply {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** What stands where JSON has no number: a bare {@code NaN} or {@code Infinity}. */
    public enum NotFinite {
        NUMBER
    }

    @Nullable Object get(String field) {
        return fields.get(field);
    }

    /** Whether any text in it, keys included, could not be stored. */
    boolean isBroken() {
        return isBroken(fields);
    }

    private static boolean isBroken(@Nullable Object value) {
        if (value instanceof String text) {
            return InvisibleText.isBroken(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(Reply::isBroken);
        }
        return value instanceof Map<?, ?> map
                && map.entrySet().stream().anyMatch(entry -> isBroken(entry.getKey()) || isBroken(entry.getValue()));
    }
}
