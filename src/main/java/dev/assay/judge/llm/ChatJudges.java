package dev.assay.judge.llm;

import dev.assay.judge.Judge;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.KeyedHash;
import dev.assay.judge.PromptRenderer;
import dev.assay.judge.PromptTemplate;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Builds chat judges from their files. All of them share one HTTP client and its connections. */
public final class ChatJudges {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_REPLY_BYTES = 256 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final EgressAllowList allowed;
    private final KeyedHash secret;
    private final Function<String, Optional<String>> environment;
    private final Clock clock;
    private final RandomGenerator random;
    private final Sleeper sleeper;

    /**
     * @param secret keyed with the installation's secret; the same across restarts, so that a resumed run sends the same
     *     prompts
     * @param environment looks up the variables that judge files name by {@code apiKeyEnv}
     * @param random for jitter; used from several threads at once
     */
    public ChatJudges(
            EgressAllowList allowed,
            KeyedHash secret,
            Function<String, Optional<String>> environment,
            Clock clock,
            RandomGenerator random,
            Sleeper sleeper) {
        this.allowed = allowed;
        this.secret = secret;
        this.environment = environment;
        this.clock = clock;
        this.random = random;
        this.sleeper = sleeper;
    }

    /**
     * A judge that asks the configured model with a template.
     *
     * @throws MissingApiKey when the file names a variable that is not set
     * @throws IllegalArgumentException when the variable's value is no key
     */
    public Judge judge(JudgeSpec.Chat spec, PromptTemplate template) {
        ProviderTransport transport = new ProviderTransport(
                http,
                allowed,
                spec.baseUrl(),
                key(spec),
                new ProviderTransport.Limits(spec.limits().timeout(), MAX_REPLY_BYTES),
                clock);
        return new ChatModelJudge(
                new OpenAiProvider(spec, transport),
                renderer(spec, template),
                new RetryPolicy(spec.limits().attempts(), clock, random),
                new CallPrice(spec.price()),
                spec.parameters().maxOutputTokens(),
                clock,
                sleeper);
    }

    /** What a judge would be sent, for a dry run. */
    public PromptRenderer renderer(JudgeSpec.Chat spec, PromptTemplate template) {
        return new PromptRenderer(template, secret, spec.nonce());
    }

    private Optional<ApiKey> key(JudgeSpec.Chat spec) {
        return spec.apiKeyEnv().map(variable -> environment
                .apply(variable)
                .filter(value -> !value.isBlank())
                .map(value -> ApiKey.of(value, variable))
                .orElseThrow(() -> new MissingApiKey(spec.id(), variable)));
    }
}
