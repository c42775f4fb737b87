package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Prompt;
import dev.assay.rubric.Criterion;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Any provider, asked in its dialect: the library writes the request, the transport sends it and reads the answer. */
final class DialectProvider implements ChatProvider {

    /** Roles, separators and the frame around the schema. */
    private static final int FRAME_TOKENS = 128;

    private final JudgeSpec.Chat spec;
    private final Dialect dialect;
    private final ProviderTransport transport;
    private final Map<OptionalLong, ChatModel> models = new ConcurrentHashMap<>();

    DialectProvider(JudgeSpec.Chat spec, Dialect dialect, ProviderTransport transport) {
        this.spec = spec;
        this.dialect = dialect;
        this.transport = transport;
    }

    @Override
    public ReplyFormat format(List<Criterion> criteria) {
        return ReplyFormat.of(
                VerdictSchema.of(criteria, spec.asking().nonce(), dialect.ranges()), dialect::responseFormat);
    }

    @Override
    public Answer ask(Prompt prompt, ReplyFormat format, int sample) throws InterruptedException {
        @Nullable RuntimeException thrown = null;
        try {
            // what the library makes of the answer is not looked at, and where it fails to make anything no matter
            @SuppressWarnings("unused")
            ChatResponse unused = model(sample).chat(request(prompt, format));
        } catch (RuntimeException e) {
            thrown = e;
        }
        Optional<Answer> answer = transport.takeAnswer();
        if (answer.isPresent()) {
            return answer.get();
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CallInterrupted) {
                Thread.interrupted();
                throw new InterruptedException();
            }
        }
        throw new CallFailed(FaultMap.ofException(thrown));
    }

    /** The library takes some seeds with the model, not with the request. */
    private ChatModel model(int sample) {
        OptionalLong seed = spec.parameters().seed();
        return models.computeIfAbsent(
                seed.isPresent() ? OptionalLong.of(seed.getAsLong() + sample) : seed,
                own -> dialect.model(spec, transport.asBuilder(), own));
    }

    private ChatRequest request(Prompt prompt, ReplyFormat format) {
        ChatRequest.Builder request =
                ChatRequest.builder().messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()));
        if (spec.asking().shape() == JudgeSpec.Shape.SCHEMA) {
            request.responseFormat(format.responseFormat());
        }
        return request.build();
    }

    @Override
    public void checkAllowed() {
        transport.checkAllowed();
    }

    @Override
    public int overheadTokens(ReplyFormat format) {
        return spec.asking().shape() == JudgeSpec.Shape.SCHEMA ? FRAME_TOKENS + format.bytes() : FRAME_TOKENS;
    }
}
