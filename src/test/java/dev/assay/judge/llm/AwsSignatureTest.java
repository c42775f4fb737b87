package dev.assay.judge.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.assay.judge.Examples;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Opinion;
import dev.assay.judge.Provider;
import dev.assay.judge.VerdictStatus;
import dev.assay.judge.files.PromptReader;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsSignatureTest extends AgainstAProvider {

    /** The example credentials of AWS's own documentation. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_ACCESS_KEY_ID",
            "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY",
            "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "AWS_SESSION_TOKEN",
            "canary-session");

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

    /** The signature computed anew, by the steps of docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html. */
    @Test
    void signs_what_is_sent() throws GeneralSecurityException {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(true)
                .setHost("bedrock-runtime.eu-west-1.amazonaws.com")
                .setPort(443)
                .setURI("/model/a.b-v1%3A0/converse?x=1");

        signature(ENVIRONMENT).addTo(request, "{}");

        String payload = hex(MessageDigest.getInstance("SHA-256").digest("{}".getBytes(StandardCharsets.UTF_8)));
        String signed = request.getHeaders().get("Authorization").replaceFirst(".*SignedHeaders=([^,]+),.*", "$1");
        StringBuilder headers = new StringBuilder();
        for (String name : signed.split(";")) {
            String value = name.equals("host")
                    ? "bedrock-runtime.eu-west-1.amazonaws.com"
                    : request.getHeaders().get(name);
            headers.append(name).append(':').append(value).append('\n');
        }
        // the path is encoded a second time
        String canonical = "POST\n/model/a.b-v1%253A0/converse\nx=1\n" + headers + "\n" + signed + "\n" + payload;
        String scope = "20261128/eu-west-1/bedrock/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n20261128T120000Z\n" + scope + "\n"
                + hex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key =
                hmac(("AWS4" + ENVIRONMENT.get("AWS_SECRET_ACCESS_KEY")).getBytes(StandardCharsets.UTF_8), "20261128");
        for (String part : new String[] {"eu-west-1", "bedrock", "aws4_request"}) {
            key = hmac(key, part);
        }
        assertThat(signed).contains("host", "x-amz-date", "x-amz-security-token");
        assertThat(request.getHeaders().get("Authorization"))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/" + scope + ", SignedHeaders=" + signed
                        + ", Signature=" + hex(hmac(key, toSign)));
    }

    @Test
    void signs_where_a_judge_names_no_key() {
        answers(okJson(bedrock().saying(Completions.GOOD)));

        Opinion opinion = judges("127.0.0.1", ENVIRONMENT)
                .judge(spec().speaking(bedrock()).withoutKey().build(), new PromptReader().builtIn(), Examples.NONE)
                .judge(aQuestion().asked(), ledger);

        LoggedRequest request = sent();
        assertThat(verdict(opinion).status()).isEqualTo(VerdictStatus.SCORED);
        assertThat(request.getHeader("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
        assertThat(request.getHeader("X-Amz-Security-Token")).isEqualTo("canary-session");
        assertThat(request.getHeaders().toString() + request.getBodyAsString())
                .doesNotContain(ENVIRONMENT.get("AWS_SECRET_ACCESS_KEY"));
    }

    @Test
    void keeps_its_secrets_out_of_the_ledger() {
        answers(aResponse().withStatus(403).withBody(ENVIRONMENT.get("AWS_SECRET_ACCESS_KEY") + " canary-session"));

        judges("127.0.0.1", ENVIRONMENT)
                .judge(spec().speaking(bedrock()).withoutKey().build(), new PromptReader().builtIn(), Examples.NONE)
                .judge(aQuestion().asked(), ledger);

        assertThat(ledger.errored()).singleElement().satisfies(call -> assertThat(call.raw())
                .contains("[key] [key]"));
    }

    @Test
    void names_the_variable_that_is_not_set() {
        ChatJudges judges = judges("127.0.0.1", Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"));
        JudgeSpec.Chat spec = spec().speaking(bedrock()).withoutKey().build();

        assertThatThrownBy(() -> judges.judge(spec, new PromptReader().builtIn(), Examples.NONE))
                .isInstanceOfSatisfying(MissingApiKey.class, missing -> assertThat(missing.variable())
                        .isEqualTo("AWS_SECRET_ACCESS_KEY"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://bedrock-runtime.eu-central-1.amazonaws.com, eu-central-1",
        "https://bedrock-runtime-fips.us-west-2.amazonaws.com, us-west-2",
        "https://vpce-1.bedrock-runtime.ap-south-1.vpce.amazonaws.com, ap-south-1",
        "https://gateway.example.org, us-east-1"
    })
    void finds_the_region_in_the_host(String baseUrl, String region) {
        assertThat(AwsSignature.region(URI.create(baseUrl))).isEqualTo(region);
    }

    private static AwsSignature signature(Map<String, String> environment) {
        return AwsSignature.of(
                "strict-gpt",
                URI.create("https://bedrock-runtime.eu-west-1.amazonaws.com"),
                name -> Optional.ofNullable(environment.get(name)),
                NOON);
    }

    private static WireFormat bedrock() {
        return WireFormats.all().stream()
                .filter(format -> format.provider() == Provider.BEDROCK)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
