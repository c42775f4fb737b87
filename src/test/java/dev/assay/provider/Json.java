package dev.assay.provider;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value, read with nothing but the JDK: the stub shares its processors with the service under test, and starts
 * where no library is. What is not there reads as nothing: an empty text, 0, an empty list.
 */
public final class Json {

    private static final Json NOTHING = new Json(null);

    private final @Nullable Object value;

    private Json(@Nullable Object value) {
        this.value = value;
    }

    /**
     * Reads one value.
     *
     * @throws IllegalArgumentException when the text is not exactly one
     */
    public static Json read(String text) {
        return new Json(new Reader(text).whole());
    }

    /** A field of an object. */
    public Json at(String... path) {
        Object at = value;
        for (String name : path) {
            at = at instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return at == null ? NOTHING : new Json(at);
    }

    /** The elements of a list. */
    public List<Json> elements() {
        return value instanceof List<?> list
                ? list.stream().<Json>map(Json::new).toList()
                : List.of();
    }

    /** The fields of an object, in their order. */
    public List<String> names() {
        return value instanceof Map<?, ?> object
                ? object.keySet().stream().map(Object::toString).toList()
                : List.of();
    }

    public String text() {
        return value == null ? "" : value.toString();
    }

    public double number() {
        return value instanceof Double number ? number : 0;
    }

    public long whole() {
        return Math.round(number());
    }

    public boolean flag() {
        return Boolean.TRUE.equals(value);
    }

    public boolean isPresent() {
        return value != null;
    }

    /** The same fields and elements in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Json json && java.util.Objects.equals(value, json.value);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }

    /** A text as a JSON string. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        @Nullable Object whole() {
            Object value = value();
            skipSpace();
            if (at != text.length()) {
                throw bad("the end");
            }
            return value;
        }

        private @Nullable Object value() {
            skipSpace();
            char c = at < text.length() ? text.charAt(at) : ' ';
            return switch (c) {
                case '{' -> object();
                case '[' -> list();
                case '"' -> string();
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                case 'n' -> word("null", null);
                default -> number();
            };
        }

        private Map<String, @Nullable Object> object() {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            at++;
            if (skips('}')) {
                return object;
            }
            do {
                skipSpace();
                String name = string();
                expect(':');
                object.put(name, value());
            } while (skips(','));
            expect('}');
            return object;
        }

        private List<@Nullable Object> list() {
            List<@Nullable Object> list = new ArrayList<>();
            at++;
            if (skips(']')) {
                return list;
            }
            do {
                list.add(value());
            } while (skips(','));
            expect(']');
            return list;
        }

        private String string() {
            if (at >= text.length() || text.charAt(at) != '"') {
                throw bad("a string");
            }
            int start = ++at;
            StringBuilder unescaped = null;
            while (true) {
                if (at >= text.length()) {
                    throw bad("the end of a string");
                }
                char c = text.charAt(at);
                if (c == '"') {
                    String rest = text.substring(start, at++);
                    return unescaped == null ? rest : unescaped.append(rest).toString();
                }
                if (c == '\\') {
                    unescaped = unescaped == null ? new StringBuilder() : unescaped;
                    unescaped.append(text, start, at).append(escape());
                    start = at;
                } else {
                    at++;
                }
            }
        }

        private char escape() {
            if (at + 1 >= text.length()) {
                throw bad("an escape");
            }
            char c = text.charAt(at + 1);
            at += 2;
            return switch (c) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'u' -> {
                    if (at + 4 > text.length()) {
                        throw bad("four digits");
                    }
                    at += 4;
                    yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                }
                default -> c;
            };
        }

        private @Nullable Object word(String word, @Nullable Object meaning) {
            if (!text.startsWith(word, at)) {
                throw bad(word);
            }
            at += word.length();
            return meaning;
        }

        private Double number() {
            int start = at;
            while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (start == at) {
                throw bad("a value");
            }
            return Double.valueOf(text.substring(start, at));
        }

        private boolean skips(char c) {
            skipSpace();
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char c) {
            if (!skips(c)) {
                throw bad("'" + c + "'");
            }
        }

        private void skipSpace() {
            while (at < text.length() && text.charAt(at) <= ' ') {
                at++;
            }
        }

        private IllegalArgumentException bad(String expected) {
            return new IllegalArgumentException("no JSON: expected " + expected + " at character " + at);
        }
    }
}
