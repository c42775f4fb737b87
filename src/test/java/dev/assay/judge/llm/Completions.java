package dev.assay.judge.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Chat completion bodies as OpenAI-compatible services send them. */
final class Completions {

    static final String GOOD = "{\"rationale\":\"He repeats himself.\",\"label\":\"yes\",\"confidence\":0.9,"
            + "\"evidence\":[],\"cannotJudge\":false}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Completions() {}

    static String good() {
        return saying(GOOD);
    }

    static String saying(String content) {
        return saying(content, "stop");
    }

    static String saying(String content, String finishReason) {
        ObjectNode body = body(finishReason);
        message(body).put("content", content);
        return body.toString();
    }

    static String sayingNothing() {
        ObjectNode body = body("stop");
        message(body).putNull("content");
        return body.toString();
    }

    static String refusing(String words) {
        ObjectNode body = body("stop");
        message(body).putNull("content").put("refusal", words);
        return body.toString();
    }

    static String callingATool(String content) {
        ObjectNode body = body("stop");
        message(body).put("content", content);
        message(body)
                .putArray("tool_calls")
                .addObject()
                .put("id", "call_1")
                .put("type", "function")
                .putObject("function")
                .put("name", "verdict")
                .put("arguments", content);
        return body.toString();
    }

    private static ObjectNode body(String finishReason) {
        ObjectNode body = JSON.createObjectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("created", 1_790_000_000L)
                .put("model", "gpt-x-2026-01-01");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant");
        choice.put("finish_reason", finishReason);
        body.putObject("usage")
                .put("prompt_tokens", 812)
                .put("completion_tokens", 44)
                .put("total_tokens", 856);
        return body;
    }

    private static ObjectNode message(ObjectNode body) {
        return (ObjectNode) body.at("/choices/0/message");
    }
}
