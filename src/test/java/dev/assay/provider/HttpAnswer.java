package dev.assay.provider;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of an answer.
 *
 * @param completionTokens what the caller pays for; 0 where there is no completion
 */
record HttpAnswer(ByteBuffer bytes, long completionTokens) {

    private static final int CHARACTERS_A_TOKEN = 4;
    private static final String JSON = "application/json";
    private static final String FAULT =
            "{\"error\":{\"message\":\"a fault on demand\",\"type\":\"%s\",\"code\":\"%s\"}}";

    /** What a request gets that is drawn this fate; the fates without an answer have none. */
    static HttpAnswer of(Fate fate, ChatRequest request, Behaviour behaviour, long sequence) {
        String verdict = request.verdict(behaviour);
        return switch (fate) {
            case ANSWERED -> completion(verdict, "stop", request, behaviour, sequence);
            case MALFORMED ->
                completion("{\"rationale\": \"it \"seems\" so\", label: ", "stop", request, behaviour, sequence);
            case TRUNCATED ->
                completion(verdict.substring(0, verdict.length() / 2), "length", request, behaviour, sequence);
            case SERVER_ERROR ->
                ofStatus(500, "Internal Server Error", "", JSON, FAULT.formatted("server_error", "500"));
            default -> throw new IllegalArgumentException(fate + " has no completion");
        };
    }

    private static HttpAnswer completion(
            String content, String finish, ChatRequest request, Behaviour behaviour, long sequence) {
        long completionTokens = content.length() / CHARACTERS_A_TOKEN + 1;
        String body = "{\"id\":\"chatcmpl-" + sequence + "\",\"object\":\"chat.completion\",\"created\":"
                + Instant.now().getEpochSecond() + ",\"model\":" + Json.quoted(behaviour.model())
                + ",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":" + Json.quoted(content)
                + "},\"finish_reason\":\"" + finish + "\"}],\"usage\":{\"prompt_tokens\":" + request.promptTokens()
                + ",\"completion_tokens\":" + completionTokens + ",\"total_tokens\":"
                + (request.promptTokens() + completionTokens) + "}}";
        return new HttpAnswer(bytes(200, "OK", "", JSON, body), completionTokens);
    }

    /** A 429 that says how long to wait: exactly in milliseconds, rounded up in seconds. */
    static HttpAnswer tooMany(long waitNanos) {
        long millis = Math.max(1, (waitNanos + 999_999) / 1_000_000);
        String headers = "Retry-After: " + (millis + 999) / 1000 + "\r\nretry-after-ms: " + millis + "\r\n";
        return ofStatus(429, "Too Many Requests", headers, JSON, FAULT.formatted("requests", "rate_limit_exceeded"));
    }

    /** How long a 429 of this wait asks to wait, in nanoseconds. */
    static long asked(long waitNanos) {
        return TimeUnit.MILLISECONDS.toNanos(Math.max(1, (waitNanos + 999_999) / 1_000_000));
    }

    static HttpAnswer ok(String type, String body) {
        return ofStatus(200, "OK", "", type, body);
    }

    static HttpAnswer badRequest(String why) {
        return ofStatus(400, "Bad Request", "", JSON, "{\"error\":{\"message\":" + Json.quoted(why) + "}}");
    }

    static HttpAnswer notFound() {
        return ofStatus(404, "Not Found", "", JSON, "{\"error\":{\"message\":\"nothing is here\"}}");
    }

    private static HttpAnswer ofStatus(int status, String reason, String headers, String type, String body) {
        return new HttpAnswer(bytes(status, reason, headers, type, body), 0);
    }

    private static ByteBuffer bytes(int status, String reason, String headers, String type, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + status + " " + reason + "\r\nContent-Type: " + type + "\r\n" + headers
                        + "Content-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(head.length + content.length)
                .put(head)
                .put(content)
                .flip();
    }
}
