package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Prompt;
import dev.assay.judge.Question;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** OpenAI's chat completions and every service that speaks them. */
final class OpenAiProvider implements ChatProvider {

    private static final String OPENAI_HOST = "api.openai.com";

    /** Roles, separators and the frame around the schema. */
    private static final int FRAME_TOKENS = 128;

    private final JudgeSpec.Chat spec;
    private final ProviderTransport transport;
    private final OpenAiChatModel model;
    /** By criterion: a judge is made for one rubric. */
    private final Map<String, Format> formats = new ConcurrentHashMap<>();

    OpenAiProvider(JudgeSpec.Chat spec, ProviderTransport transport) {
        this.spec = spec;
        this.transport = transport;
        this.model = model(spec, transport);
    }

    private static OpenAiChatModel model(JudgeSpec.Chat spec, ProviderTransport transport) {
        OpenAiChatModel.OpenAiChatModelBuilder model = OpenAiChatModel.builder()
                .httpClientBuilder(transport.asBuilder())
                .baseUrl(spec.baseUrl().toString())
                .modelName(spec.model())
                .strictJsonSchema(true)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false);
        spec.parameters().temperature().ifPresent(model::temperature);
        // OpenAI's own newer models refuse max_tokens; most compatible services know nothing else
        return OPENAI_HOST.equals(spec.baseUrl().getHost())
                ? model.maxCompletionTokens(spec.parameters().maxOutputTokens()).build()
                : model.maxTokens(spec.parameters().maxOutputTokens()).build();
    }

    @Override
    public Answer ask(Prompt prompt, Question question) throws InterruptedException {
        try {
            // what the library makes of the reply is not looked at: it would take the first of two equal keys
            @SuppressWarnings("unused")
            ChatResponse unused = model.chat(request(prompt, question));
            return transport.takeAnswer();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CallDeclined declined) {
                    return declined.answer();
                }
                if (cause instanceof CallInterrupted) {
                    Thread.interrupted();
                    throw new InterruptedException();
                }
            }
            throw new CallFailed(FaultMap.ofException(e));
        }
    }

    private ChatRequest request(Prompt prompt, Question question) {
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
        // each sample has its own seed, or self-consistency would ask one question and hear one answer
        spec.parameters()
                .seed()
                .ifPresent(seed -> parameters.customParameters(
                        Map.of("seed", seed + question.slot().sample())));
        parameters.responseFormat(format(question).responseFormat());
        return ChatRequest.builder()
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                .parameters(parameters.build())
                .build();
    }

    @Override
    public void checkAllowed() {
        transport.checkAllowed();
    }

    /** The schema is counted by the length of its description, which is longer than its JSON. */
    @Override
    public int overheadTokens(Question question) {
        return FRAME_TOKENS + format(question).bytes();
    }

    private Format format(Question question) {
        return formats.computeIfAbsent(question.criterion().id(), unused -> {
            JsonSchema schema = VerdictSchema.of(question.criterion().scale(), spec.nonce());
            return new Format(
                    ResponseFormat.builder()
                            .type(ResponseFormatType.JSON)
                            .jsonSchema(schema)
                            .build(),
                    schema.toString().getBytes(StandardCharsets.UTF_8).length);
        });
    }

    /** What every question on a scale is sent with. */
    private record Format(ResponseFormat responseFormat, int bytes) {}
}
