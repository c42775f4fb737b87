import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes maps, lists, texts, numbers and truth values as one line of JSON, keys in the order given. */
final class Json {

    private Json() {}

    static String line(Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(entry -> text((String) entry.getKey()) + ":" + line(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Json::line).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof CharSequence text ? text(text.toString()) : String.valueOf(value);
    }

    private static String text(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char letter : value.toCharArray()) {
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (letter < ' ') {
                        throw new IllegalArgumentException("control character in: " + value);
                    }
                    quoted.append(letter);
                }
            }
        }
        return quoted.append('"').toString();
    }
}
