package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Prompt;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.Map;

/** OpenAI's chat completions and every service that speaks them. */
final class OpenAiProvider implements ChatProvider {

    private static final String OPENAI_HOST = "api.openai.com";

    /** Roles, separators and the frame around the schema. */
    private static final int FRAME_TOKENS = 128;

    private final JudgeSpec.Chat spec;
    private final ProviderTransport transport;
    private final OpenAiChatModel model;

    OpenAiProvider(JudgeSpec.Chat spec, ProviderTransport transport) {
        this.spec = spec;
        this.transport = transport;
        this.model = model(spec, transport);
    }

    private static OpenAiChatModel model(JudgeSpec.Chat spec, ProviderTransport transport) {
        OpenAiChatModel.OpenAiChatModelBuilder model = OpenAiChatModel.builder()
                .httpClientBuilder(transport.asBuilder())
                .baseUrl(spec.endpoint().baseUrl().toString())
                .modelName(spec.endpoint().model())
                .strictJsonSchema(true)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false);
        spec.parameters().temperature().ifPresent(model::temperature);
        // OpenAI's own newer models refuse max_tokens; most compatible services know nothing else
        return OPENAI_HOST.equals(spec.endpoint().baseUrl().getHost())
                ? model.maxCompletionTokens(spec.parameters().maxOutputTokens()).build()
                : model.maxTokens(spec.parameters().maxOutputTokens()).build();
    }

    @Override
    public Answer ask(Prompt prompt, ReplyFormat format, int sample) throws InterruptedException {
        try {
            // what the library makes of the reply is not looked at: it would take the first of two equal keys
            @SuppressWarnings("unused")
            ChatResponse unused = model.chat(request(prompt, format, sample));
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

    private ChatRequest request(Prompt prompt, ReplyFormat format, int sample) {
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
        spec.parameters().seed().ifPresent(seed -> parameters.customParameters(Map.of("seed", seed + sample)));
        parameters.responseFormat(format.responseFormat());
        return ChatRequest.builder()
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                .parameters(parameters.build())
                .build();
    }

    @Override
    public void checkAllowed() {
        transport.checkAllowed();
    }

    @Override
    public int overheadTokens(ReplyFormat format) {
        return FRAME_TOKENS + format.bytes();
    }
}
