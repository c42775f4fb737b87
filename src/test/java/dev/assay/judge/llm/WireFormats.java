package dev.assay.judge.llm;

import dev.assay.judge.Provider;
import dev.assay.judge.Reason;
import dev.assay.judge.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The documented formats of all providers; {@link WireFormat} says what that is worth. */
final class WireFormats {

    private static final String KEY = AgainstAProvider.KEY;

    private WireFormats() {}

    static List<WireFormat> all() {
        return List.of(openAi(), azure(), anthropic(), gemini(), mistral(), ollama(), bedrock());
    }

    /**
     * platform.openai.com/docs/api-reference/chat/object, …/guides/structured-outputs, …/guides/error-codes; as documented,
     * 2026-11-28.
     */
    private static WireFormat openAi() {
        return chatCompletions(
                Provider.OPENAI,
                "/v1",
                Map.entry("Authorization", "Bearer " + KEY),
                "/max_tokens",
                "{\"error\":{\"message\":\"Rate limit reached for gpt-x\",\"type\":\"requests\",\"param\":null,"
                        + "\"code\":\"rate_limit_exceeded\"}}",
                new WireFormat.Failure(
                        401,
                        "{\"error\":{\"message\":\"Incorrect API key provided\",\"type\":\"invalid_request_error\","
                                + "\"param\":null,\"code\":\"invalid_api_key\"}}"));
    }

    /** learn.microsoft.com/azure/ai-foundry/openai/reference, …/openai/how-to/structured-outputs; as documented, 2026-11-28. */
    private static WireFormat azure() {
        return chatCompletions(
                Provider.AZURE_OPENAI,
                "/openai/deployments/judge",
                Map.entry("api-key", KEY),
                "/max_completion_tokens",
                "{\"error\":{\"code\":\"429\",\"message\":\"Requests have exceeded the rate limit of your tier.\"}}",
                new WireFormat.Failure(
                        401,
                        "{\"error\":{\"code\":\"401\",\"message\":\"Access denied due to invalid subscription key\"}}"));
    }

    private static WireFormat chatCompletions(
            Provider provider,
            String origin,
            Map.Entry<String, String> key,
            String maxTokens,
            String rateLimited,
            WireFormat.Failure unauthorised) {
        String completion = """
                {"id":"chatcmpl-1","object":"chat.completion","created":1790000000,"model":"gpt-x-2026-01-01",
                 "choices":[{"index":0,"message":{"role":"assistant","content":$TEXT,"refusal":null,"annotations":[]},
                   "logprobs":null,"finish_reason":"stop"}],
                 "usage":{"prompt_tokens":812,"completion_tokens":44,"total_tokens":856,
                   "prompt_tokens_details":{"cached_tokens":512,"audio_tokens":0},
                   "completion_tokens_details":{"reasoning_tokens":0}},
                 "service_tier":"default","system_fingerprint":"fp_1"}""";
        return new WireFormat(
                provider,
                origin,
                origin + "/chat/completions",
                key,
                new WireFormat.Request(
                        "/messages/0/content",
                        "/messages/1/content",
                        "/response_format/json_schema/schema",
                        Optional.of(Map.entry("/response_format/json_schema/strict", true)),
                        maxTokens,
                        "/temperature",
                        Optional.of("/seed")),
                completion,
                completion.replace("\"finish_reason\":\"stop\"", "\"finish_reason\":\"length\""),
                usage(812, 512, 44),
                Optional.of("gpt-x-2026-01-01"),
                Optional.of(completion
                        .replace("$TEXT", "null")
                        .replace("\"refusal\":null", "\"refusal\":\"I'm sorry, I can't help with that.\"")),
                Reason.REFUSED,
                rateLimited,
                new WireFormat.Failure(
                        503,
                        "{\"error\":{\"message\":\"The engine is currently overloaded\",\"type\":\"server_error\","
                                + "\"code\":null}}"),
                unauthorised);
    }

    /**
     * docs.anthropic.com/en/api/messages, …/en/api/errors, …/build-with-claude/structured-outputs, …/prompt-caching; as
     * documented, 2026-11-28. Of 812 input tokens 512 are read from the cache and 200 are written to it.
     */
    private static WireFormat anthropic() {
        String completion = """
                {"id":"msg_1","type":"message","role":"assistant","model":"claude-x-20260101",
                 "content":[{"type":"text","text":$TEXT}],"stop_reason":"end_turn","stop_sequence":null,
                 "usage":{"input_tokens":100,"cache_creation_input_tokens":200,"cache_read_input_tokens":512,
                   "output_tokens":44,"service_tier":"standard"}}""";
        return new WireFormat(
                Provider.ANTHROPIC,
                "/v1",
                "/v1/messages",
                Map.entry("x-api-key", KEY),
                new WireFormat.Request(
                        "/system/0/text",
                        "/messages/0/content/0/text",
                        "/output_config/format/schema",
                        Optional.empty(),
                        "/max_tokens",
                        "/temperature",
                        Optional.empty()),
                completion,
                completion.replace("end_turn", "max_tokens"),
                usage(812, 512, 44),
                Optional.of("claude-x-20260101"),
                Optional.of(completion
                        .replace("{\"type\":\"text\",\"text\":$TEXT}", "")
                        .replace("end_turn", "refusal")),
                Reason.REFUSED,
                "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"Number of requests has exceeded"
                        + " your rate limit\"},\"request_id\":\"req_1\"}",
                new WireFormat.Failure(
                        529,
                        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"},"
                                + "\"request_id\":\"req_1\"}"),
                new WireFormat.Failure(
                        401,
                        "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid"
                                + " x-api-key\"},\"request_id\":\"req_1\"}"));
    }

    /**
     * ai.google.dev/api/generate-content, …/gemini-api/docs/structured-output, …/docs/thinking, …/docs/troubleshooting; as
     * documented, 2026-11-28. Of 44 output tokens 14 are thoughts.
     */
    private static WireFormat gemini() {
        String completion = """
                {"candidates":[{"content":{"parts":[{"text":"Weighing it.","thought":true},{"text":$TEXT}],"role":"model"},
                   "finishReason":"STOP","index":0}],
                 "usageMetadata":{"promptTokenCount":812,"cachedContentTokenCount":512,"candidatesTokenCount":30,
                   "thoughtsTokenCount":14,"totalTokenCount":856},
                 "modelVersion":"gemini-x-001","responseId":"r1"}""";
        return new WireFormat(
                Provider.GEMINI,
                "/v1beta",
                "/v1beta/models/gpt-x:generateContent",
                Map.entry("x-goog-api-key", KEY),
                new WireFormat.Request(
                        "/systemInstruction/parts/0/text",
                        "/contents/0/parts/0/text",
                        "/generationConfig/responseJsonSchema",
                        Optional.empty(),
                        "/generationConfig/maxOutputTokens",
                        "/generationConfig/temperature",
                        Optional.of("/generationConfig/seed")),
                completion,
                completion.replace("\"STOP\"", "\"MAX_TOKENS\""),
                usage(812, 512, 44),
                Optional.of("gemini-x-001"),
                Optional.of("""
                {"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},
                 "usageMetadata":{"promptTokenCount":812,"totalTokenCount":812},"modelVersion":"gemini-x-001"}"""),
                Reason.CONTENT_FILTER,
                "{\"error\":{\"code\":429,\"message\":\"Resource has been exhausted\",\"status\":\"RESOURCE_EXHAUSTED\"}}",
                new WireFormat.Failure(
                        503,
                        "{\"error\":{\"code\":503,\"message\":\"The model is overloaded.\",\"status\":\"UNAVAILABLE\"}}"),
                new WireFormat.Failure(
                        400,
                        "{\"error\":{\"code\":400,\"message\":\"API key not valid.\",\"status\":\"INVALID_ARGUMENT\","
                                + "\"details\":[{\"reason\":\"API_KEY_INVALID\"}]}}"));
    }

    /**
     * docs.mistral.ai/api/#tag/chat, …/capabilities/structured_output; as documented, 2026-11-28. No refusal and no filter is
     * documented for its completions.
     */
    private static WireFormat mistral() {
        String completion = """
                {"id":"cmpl-1","object":"chat.completion","created":1790000000,"model":"mistral-x-2601",
                 "choices":[{"index":0,"message":{"role":"assistant","content":$TEXT,"tool_calls":null,"prefix":false},
                   "finish_reason":"stop"}],
                 "usage":{"prompt_tokens":812,"completion_tokens":44,"total_tokens":856,
                   "prompt_tokens_details":{"cached_tokens":512}}}""";
        return new WireFormat(
                Provider.MISTRAL,
                "/v1",
                "/v1/chat/completions",
                Map.entry("Authorization", "Bearer " + KEY),
                new WireFormat.Request(
                        "/messages/0/content/0/text",
                        "/messages/1/content/0/text",
                        "/response_format/json_schema/schema",
                        Optional.of(Map.entry("/response_format/json_schema/strict", true)),
                        "/max_tokens",
                        "/temperature",
                        Optional.of("/random_seed")),
                completion,
                completion.replace("\"finish_reason\":\"stop\"", "\"finish_reason\":\"model_length\""),
                usage(812, 512, 44),
                Optional.of("mistral-x-2601"),
                Optional.empty(),
                Reason.REFUSED,
                "{\"object\":\"error\",\"message\":\"Rate limit exceeded\",\"type\":\"rate_limited\",\"param\":null,"
                        + "\"code\":\"1300\"}",
                new WireFormat.Failure(
                        503,
                        "{\"object\":\"error\",\"message\":\"Service unavailable.\",\"type\":\"internal_server_error\","
                                + "\"param\":null,\"code\":\"1000\"}"),
                new WireFormat.Failure(401, "{\"detail\":\"Unauthorized\"}"));
    }

    /**
     * docs.ollama.com/api/chat, …/capabilities/structured-outputs, …/api/errors; as documented, 2026-11-28. It counts no
     * cached tokens and documents no refusal; the key is that of a gateway before it.
     */
    private static WireFormat ollama() {
        String completion = """
                {"model":"llama-x","created_at":"2026-11-28T12:00:00Z","message":{"role":"assistant","content":$TEXT},
                 "done":true,"done_reason":"stop","total_duration":1,"load_duration":1,"prompt_eval_count":812,
                 "prompt_eval_duration":1,"eval_count":44,"eval_duration":1}""";
        return new WireFormat(
                Provider.OLLAMA,
                "",
                "/api/chat",
                Map.entry("Authorization", "Bearer " + KEY),
                new WireFormat.Request(
                        "/messages/0/content",
                        "/messages/1/content",
                        "/format",
                        Optional.empty(),
                        "/options/num_predict",
                        "/options/temperature",
                        Optional.of("/options/seed")),
                completion,
                completion.replace("\"stop\"", "\"length\""),
                new TokenUsage(OptionalInt.of(812), OptionalInt.empty(), OptionalInt.of(44)),
                Optional.of("llama-x"),
                Optional.empty(),
                Reason.REFUSED,
                "{\"error\":\"too many requests\"}",
                new WireFormat.Failure(503, "{\"error\":\"server busy, please try again\"}"),
                new WireFormat.Failure(401, "{\"error\":\"unauthorized\"}"));
    }

    /**
     * docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html, …/userguide/structured-output.html,
     * …/userguide/api-keys-use.html; as documented, 2026-11-28. Of 812 input tokens 512 are read from the cache and 200 are
     * written to it. It names no model.
     */
    private static WireFormat bedrock() {
        String completion = """
                {"output":{"message":{"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"Hm."}}},
                   {"text":$TEXT}]}},"stopReason":"end_turn",
                 "usage":{"inputTokens":100,"outputTokens":44,"totalTokens":144,"cacheReadInputTokens":512,
                   "cacheWriteInputTokens":200},"metrics":{"latencyMs":900}}""";
        return new WireFormat(
                Provider.BEDROCK,
                "",
                "/model/gpt-x/converse",
                Map.entry("Authorization", "Bearer " + KEY),
                new WireFormat.Request(
                        "/system/0/text",
                        "/messages/0/content/0/text",
                        "/outputConfig/textFormat/structure/jsonSchema/schema",
                        Optional.empty(),
                        "/inferenceConfig/maxTokens",
                        "/inferenceConfig/temperature",
                        Optional.empty()),
                completion,
                completion.replace("end_turn", "max_tokens"),
                usage(812, 512, 44),
                Optional.empty(),
                Optional.of(completion
                        .replace("$TEXT", "\"Blocked by the guardrail.\"")
                        .replace("end_turn", "guardrail_intervened")),
                Reason.CONTENT_FILTER,
                "{\"message\":\"Too many requests, please wait before trying again.\"}",
                new WireFormat.Failure(503, "{\"message\":\"Service unavailable\"}"),
                new WireFormat.Failure(
                        403, "{\"message\":\"The security token included in the request is invalid.\"}"));
    }

    private static TokenUsage usage(int prompt, int cached, int completion) {
        return new TokenUsage(OptionalInt.of(prompt), OptionalInt.of(cached), OptionalInt.of(completion));
    }
}
