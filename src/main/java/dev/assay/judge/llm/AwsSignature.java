package dev.assay.judge.llm;

import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** A signature of AWS, version 4, over the request as it is sent. */
final class AwsSignature implements Credential {

    private static final String SERVICE = "bedrock";
    private static final String ID = "AWS_ACCESS_KEY_ID";
    private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
    private static final String SESSION = "AWS_SESSION_TOKEN";
    private static final String USUAL_REGION = "us-east-1";
    private static final Pattern REGION = Pattern.compile("(?:^|\\.)bedrock-runtime(?:-fips)?\\.([a-z0-9-]+)\\..*");

    private final AwsCredentialsIdentity identity;
    private final String region;
    private final Clock clock;

    private AwsSignature(AwsCredentialsIdentity identity, String region, Clock clock) {
        this.identity = identity;
        this.region = region;
        this.clock = clock;
    }

    /**
     * @param environment looks up the variables that AWS itself has named
     * @throws MissingApiKey when one of them is not set
     */
    static AwsSignature of(String judge, URI baseUrl, Function<String, Optional<String>> environment, Clock clock) {
        String id = needed(ID, judge, environment);
        String secret = needed(SECRET, judge, environment);
        AwsCredentialsIdentity identity = environment
                .apply(SESSION)
                .filter(token -> !token.isBlank())
                .<AwsCredentialsIdentity>map(token -> AwsSessionCredentialsIdentity.create(id, secret, token.strip()))
                .orElseGet(() -> AwsCredentialsIdentity.create(id, secret));
        return new AwsSignature(identity, region(baseUrl), clock);
    }

    private static String needed(String variable, String judge, Function<String, Optional<String>> environment) {
        return environment
                .apply(variable)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new MissingApiKey(judge, variable));
    }

    /** The region that a host of AWS names. */
    static String region(URI baseUrl) {
        Matcher matcher = REGION.matcher(baseUrl.getHost().toLowerCase(Locale.ROOT));
        return matcher.find() ? matcher.group(1) : USUAL_REGION;
    }

    @Override
    public void addTo(RequestOptions request, String body) {
        SdkHttpRequest toSign = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.fromValue(request.getMethod().name()))
                .uri(URI.create((request.isSsl() ? "https://" : "http://") + request.getHost() + ":" + request.getPort()
                        + request.getURI()))
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(identity)
                        .request(toSign)
                        .payload(ContentStreamProvider.fromByteArray(body.getBytes(StandardCharsets.UTF_8)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request();
        signed.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("host")) {
                request.putHeader(name, String.join(",", values));
            }
        });
    }

    @Override
    public String maskedIn(String text) {
        String masked = text.replace(identity.secretAccessKey(), "[key]");
        return identity instanceof AwsSessionCredentialsIdentity session
                ? masked.replace(session.sessionToken(), "[key]")
                : masked;
    }

    @Override
    public String toString() {
        return "AwsSignature[masked]";
    }
}
