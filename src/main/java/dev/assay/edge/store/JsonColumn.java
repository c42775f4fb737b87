package dev.assay.edge.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.assay.edge.files.StrictJson;
import dev.assay.fingerprint.CanonicalContent;
import org.jspecify.annotations.Nullable;

/** Reads back the JSON that a store wrote into a column. */
public final class JsonColumn {

    private JsonColumn() {}

    /** The column's value as plain Java. */
    public static @Nullable Object read(String json) {
        return content(json).tree();
    }

    public static CanonicalContent content(String json) {
        try {
            return CanonicalContent.of(StrictJson.mapper().readValue(json, Object.class));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a JSON column holds no JSON", broken);
        }
    }
}
