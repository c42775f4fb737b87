package dev.assay.judge.llm;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.assay.judge.Provider;
import dev.assay.judge.Reason;
import dev.assay.judge.TokenUsage;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider documents of its requests and answers.
 *
 * <p>Written from the documented formats, as documented on 2026-11-28 as far as we know them; nothing here was recorded from
 * a live service. Each format names its pages.
 *
 * @param origin the part of the path that belongs to the base URL
 * @param path the path that a request goes to
 * @param key the header that carries the key and the value it has
 * @param request where the parts of a request are, as JSON pointers
 * @param completion a complete answer, with the reply in place of {@code $TEXT}
 * @param cutOff the same at the limit of output tokens
 * @param usage what the complete answer says of tokens
 * @param declined an answer in which the model or a filter declines, where the provider has one
 * @param reason what a declined answer means
 * @param rateLimited body of a 429
 * @param overloaded body of the status for an overloaded service
 * @param unauthorised body of the status for an unknown key
 */
record WireFormat(
        Provider provider,
        String origin,
        String path,
        Map.Entry<String, String> key,
        Request request,
        String completion,
        String cutOff,
        TokenUsage usage,
        Optional<String> model,
        Optional<String> declined,
        Reason reason,
        String rateLimited,
        Failure overloaded,
        Failure unauthorised) {

    /**
     * Pointers into a request.
     *
     * @param schema the JSON schema itself
     * @param strict what says that it must be kept to, and the value it has
     */
    record Request(
            String system,
            String user,
            String schema,
            Optional<Map.Entry<String, Boolean>> strict,
            String maxTokens,
            String temperature,
            Optional<String> seed) {}

    record Failure(int status, String body) {}

    String saying(String reply) {
        return completion.replace("$TEXT", new TextNode(reply).toString());
    }

    String cutOffAt(String reply) {
        return cutOff.replace("$TEXT", new TextNode(reply).toString());
    }

    @Override
    public String toString() {
        return provider.word();
    }
}
