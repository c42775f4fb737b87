package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.bedrock.BedrockChatRequestParameters;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * Bedrock's converse. The SDK writes the request and nothing else: it is anonymous, looks into no profile, does not retry,
 * and sends by our transport, which adds the proof of who asks.
 */
final class BedrockDialect implements Dialect {

    private static final String NO_AUTHENTICATION = "smithy.api#noAuth";

    @Override
    public ChatModel model(JudgeSpec.Chat spec, HttpClientBuilder http, OptionalLong seed) {
        BedrockChatRequestParameters.Builder parameters = BedrockChatRequestParameters.builder()
                .modelName(spec.endpoint().model())
                .maxOutputTokens(spec.parameters().maxOutputTokens());
        spec.parameters().temperature().ifPresent(parameters::temperature);
        return BedrockChatModel.builder()
                .client(client(spec, http))
                .defaultRequestParameters(parameters.build())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
    }

    private static BedrockRuntimeClient client(JudgeSpec.Chat spec, HttpClientBuilder http) {
        return BedrockRuntimeClient.builder()
                .httpClient(new SdkTransport(http.build()))
                .endpointOverride(spec.endpoint().baseUrl())
                .region(Region.of(AwsSignature.region(spec.endpoint().baseUrl())))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                // without it the SDK takes a token from the environment by itself
                .authSchemeProvider(asked -> List.of(
                        AuthSchemeOption.builder().schemeId(NO_AUTHENTICATION).build()))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    @Override
    public Envelope envelope() {
        return new BedrockEnvelope();
    }

    @Override
    public KeyHeader keyHeader() {
        return KeyHeader.BEARER;
    }

    /** As Anthropic's, whose models are asked through it. */
    @Override
    public VerdictSchema.Ranges ranges() {
        return VerdictSchema.Ranges.DESCRIBED;
    }
}
