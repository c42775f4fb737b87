package dev.assay.judge.llm;

import dev.assay.judge.CommitPoints;
import dev.assay.judge.Examples;
import dev.assay.judge.Judge;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.KeyedHash;
import dev.assay.judge.PromptRenderer;
import dev.assay.judge.PromptTemplate;
import dev.assay.judge.Provider;
import dev.assay.judge.llm.account.AccountName;
import dev.assay.judge.llm.account.ProviderAccounts;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Builds chat judges from their files. All of them share one HTTP client and its connections. */
public final class ChatJudges {

    private static final int CONNECT_MILLIS = 5_000;

    /** A connection serves one call at a time; the accounts bound how many there are. */
    private static final int MOST_CONNECTIONS = 4096;

    private static final int MAX_REPLY_BYTES = 256 * 1024;

    /** Twenty options with their bytes, about 80 each, and as much again to spare. */
    private static final long LOGPROB_BYTES_A_TOKEN = 4_000;

    private static final long MOST_BYTES = 4_000_000;

    private final HttpClient http;
    private final Egress egress;
    private final KeyedHash secret;
    private final Function<String, Optional<String>> environment;
    private final Clock clock;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private final ProviderAccounts accounts;
    private final CommitPoints points;

    /**
     * @param vertx whose event loops carry the connections
     * @param egress where requests may go, and how
     * @param secret keyed with the installation's secret; the same across restarts, so that a resumed run sends the same
     *     prompts
     * @param environment looks up the variables that judge files name by {@code apiKeyEnv}
     * @param random for jitter; used from several threads at once
     * @param accounts what the providers allow, shared by all judges
     */
    public ChatJudges(
            Vertx vertx,
            Egress egress,
            KeyedHash secret,
            Function<String, Optional<String>> environment,
            Clock clock,
            RandomGenerator random,
            Sleeper sleeper,
            ProviderAccounts accounts,
            CommitPoints points) {
        this.http = vertx.httpClientBuilder()
                .with(egress.trusting(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS)))
                .with(new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS))
                // a broken connection is told to the exchange on it, whose fault it becomes; the log need not know
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build();
        this.egress = egress;
        this.secret = secret;
        this.environment = environment;
        this.clock = clock;
        this.random = random;
        this.sleeper = sleeper;
        this.accounts = accounts;
        this.points = points;
    }

    /**
     * A judge that asks the configured model with a template.
     *
     * @param examples shown with every question
     * @throws MissingApiKey when the file names a variable that is not set
     * @throws IllegalArgumentException when the variable's value is no key
     */
    public Judge judge(JudgeSpec.Chat spec, PromptTemplate template, Examples examples) {
        Dialect dialect = Dialect.of(spec.endpoint().provider());
        ProviderTransport transport = new ProviderTransport(
                http,
                egress,
                spec.endpoint(),
                credential(spec, dialect),
                dialect.envelope(),
                new ProviderTransport.Limits(spec.limits().timeout(), maxBytes(spec)),
                clock,
                points);
        PromptAsker model = new PromptAsker(
                new DialectProvider(spec, dialect, transport),
                new RetryPolicy(spec.limits().attempts(), clock, random),
                new CallPrice(spec.price()),
                accounts.of(AccountName.of(
                        spec.endpoint().baseUrl(), spec.endpoint().apiKeyEnv())),
                spec,
                clock,
                sleeper,
                points);
        return new ChatModelJudge(
                renderer(spec, template, examples), model, spec.asking().rationaleCheck());
    }

    private static int maxBytes(JudgeSpec.Chat spec) {
        return spec.asking().logprobs() == JudgeSpec.Logprobs.NONE
                ? MAX_REPLY_BYTES
                : (int) Math.min(
                        MOST_BYTES, MAX_REPLY_BYTES + spec.parameters().maxOutputTokens() * LOGPROB_BYTES_A_TOKEN);
    }

    /** What a judge would be sent, for a dry run. */
    public PromptRenderer renderer(JudgeSpec.Chat spec, PromptTemplate template, Examples examples) {
        return new PromptRenderer(template, secret, spec.asking(), examples);
    }

    private Optional<Credential> credential(JudgeSpec.Chat spec, Dialect dialect) {
        JudgeSpec.Endpoint endpoint = spec.endpoint();
        if (endpoint.provider() == Provider.BEDROCK && endpoint.apiKeyEnv().isEmpty()) {
            return Optional.of(AwsSignature.of(spec.id(), endpoint.baseUrl(), environment, clock));
        }
        return endpoint.apiKeyEnv().map(variable -> environment
                .apply(variable)
                .filter(value -> !value.isBlank())
                .map(value -> new HeaderKey(ApiKey.of(value, variable), dialect.keyHeader()))
                .orElseThrow(() -> new MissingApiKey(spec.id(), variable)));
    }
}
