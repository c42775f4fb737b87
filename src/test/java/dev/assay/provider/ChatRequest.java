package dev.assay.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request for a chat completion.
 *
 * @param content a hash of all that was sent
 * @param item the first {@code [[…]]} of the messages
 * @param schema of the reply; nothing where the request asks for none
 * @param maxTokens the most output tokens that the caller allows; 0 where it states none
 * @param promptTokens a guess of four characters each
 */
record ChatRequest(String content, Optional<String> item, Json schema, long maxTokens, long promptTokens) {

    private static final Pattern ITEM = Pattern.compile("\\[\\[([A-Za-z0-9._:@-]{1,200})\\]\\]");
    private static final int HASH_BYTES = 12;
    private static final int CHARACTERS_A_TOKEN = 4;
    private static final List<String> USUAL_LABELS = List.of("good", "bad");

    /**
     * Reads a body.
     *
     * @throws IllegalArgumentException when it is no request for a completion
     */
    static ChatRequest read(byte[] body) {
        Json request = Json.read(new String(body, StandardCharsets.UTF_8));
        Optional<String> item = Optional.empty();
        long characters = 0;
        for (Json message : request.at("messages").elements()) {
            String text = message.at("content").text();
            characters += text.length();
            if (item.isEmpty()) {
                Matcher named = ITEM.matcher(text);
                item = named.find() ? Optional.of(named.group(1)) : Optional.empty();
            }
        }
        if (characters == 0) {
            throw new IllegalArgumentException("a request needs messages");
        }
        return new ChatRequest(
                hash(body),
                item,
                request.at("response_format", "json_schema", "schema", "properties"),
                Math.max(
                        request.at("max_tokens").whole(),
                        request.at("max_completion_tokens").whole()),
                characters / CHARACTERS_A_TOKEN + 1);
    }

    private static String hash(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** What draws go by: the item where it names itself, else the content. */
    String key() {
        return item.orElse(content);
    }

    /** A verdict of the schema, the same for every attempt. */
    String verdict(Behaviour behaviour) {
        StringBuilder verdict = new StringBuilder("{\"rationale\":\"The work says so itself.\",\"evidence\":[],")
                .append("\"cannotJudge\":false,\"confidence\":0.9,");
        if (schema.at("score").isPresent()) {
            return verdict.append("\"score\":")
                    .append(score(behaviour))
                    .append('}')
                    .toString();
        }
        List<String> labels =
                schema.at("label", "enum").elements().stream().map(Json::text).toList();
        String label = behaviour.label(key(), labels.isEmpty() ? USUAL_LABELS : labels);
        return verdict.append("\"label\":")
                .append(Json.quoted(label))
                .append('}')
                .toString();
    }

    private long score(Behaviour behaviour) {
        long min = schema.at("score", "minimum").whole();
        long max = schema.at("score", "maximum").whole();
        List<String> range = java.util.stream.LongStream.rangeClosed(min, max)
                .mapToObj(Long::toString)
                .toList();
        return Long.parseLong(behaviour.label(key(), range));
    }
}
