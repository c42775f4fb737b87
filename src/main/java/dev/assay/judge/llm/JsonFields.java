package dev.assay.judge.llm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, read without coercion: what has another type than asked for is not there. */
record JsonFields(Map<String, @Nullable Object> all) {

    static final JsonFields NONE = new JsonFields(Map.of());

    static Optional<JsonFields> of(@Nullable Object value) {
        return JsonObject.asObject(value).map(JsonFields::new);
    }

    Optional<JsonFields> object(String key) {
        return of(all.get(key));
    }

    Optional<String> text(String key) {
        return all.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The elements of a list of objects; absent where it is no list, or any element is no object. */
    Optional<List<JsonFields>> objects(String key) {
        if (!(all.get(key) instanceof List<?> list)) {
            return Optional.empty();
        }
        List<JsonFields> objects = new ArrayList<>();
        list.forEach(each -> of(each).ifPresent(objects::add));
        return objects.size() == list.size() ? Optional.of(objects) : Optional.empty();
    }

    /** A whole number that is at least zero. */
    OptionalInt count(String key) {
        return all.get(key) instanceof BigDecimal number
                        && number.signum() >= 0
                        && number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                ? OptionalInt.of(number.intValue())
                : OptionalInt.empty();
    }

    boolean has(String key) {
        return all.get(key) != null;
    }

    boolean says(String key, String word) {
        return word.equals(all.get(key));
    }
}
