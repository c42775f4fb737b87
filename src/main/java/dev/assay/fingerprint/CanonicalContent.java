package dev.assay.fingerprint;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value as plain Java: text, boolean, {@link BigDecimal}, list, map or null; immutable, without NaN or infinity.
 *
 * <p>Two contents are the same content exactly when their canonical texts are equal, whatever the order of their keys
 * was in the file (RFC 8785, JSON Canonicalization Scheme).
 */
public final class CanonicalContent {

    private final @Nullable Object tree;

    private CanonicalContent(@Nullable Object tree) {
        this.tree = tree;
    }

    /**
     * Copies a tree of strings, booleans, numbers, lists, maps with string keys, nulls and other canonical contents.
     *
     * @throws IllegalArgumentException for any other type, a NaN or an infinity
     */
    public static CanonicalContent of(@Nullable Object tree) {
        return new CanonicalContent(copy(tree));
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof CanonicalContent content) {
            return content.tree;
        }
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof BigDecimal) {
            return value;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("a number must be finite, was " + number);
            }
            return BigDecimal.valueOf(number);
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copied = new ArrayList<>(list.size());
            for (Object element : list) {
                copied.add(copy(element));
            }
            return Collections.unmodifiableList(copied);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copied = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                copied.put((String) entry.getKey(), copy(entry.getValue()));
            }
            return Collections.unmodifiableMap(copied);
        }
        throw new IllegalArgumentException(
                "not a JSON value: " + value.getClass().getName());
    }

    /** The value as plain Java: String, Boolean, BigDecimal, List, Map or null. */
    public @Nullable Object tree() {
        return tree;
    }

    /** What a reader sees: a string as it is, anything else as canonical JSON, null as the empty text. */
    public String text() {
        if (tree == null) {
            return "";
        }
        return tree instanceof String text ? text : json();
    }

    /** The canonical JSON text (RFC 8785). */
    public String json() {
        return CanonicalJson.write(tree);
    }

    /** SHA-256 over the canonical JSON in UTF-8, prefixed with the kind of thing it identifies. */
    public Fingerprint fingerprint(String kind) {
        return new Fingerprint(kind + "_" + sha256(json()));
    }

    /** The SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
    public static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CanonicalContent that && json().equals(that.json());
    }

    @Override
    public int hashCode() {
        return json().hashCode();
    }

    @Override
    public String toString() {
        return json();
    }
}
