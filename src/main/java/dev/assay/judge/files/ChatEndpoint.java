package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Provider;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads where a chat model is reached. */
final class ChatEndpoint {

    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern QUERY_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final Pattern PLAIN_VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,498}[\\x21-\\x7e])?");
    private static final int MOST_EXTRAS = 20;

    private static final Map<String, Provider> PROVIDERS = providers();

    private ChatEndpoint() {}

    private static Map<String, Provider> providers() {
        Map<String, Provider> providers = new LinkedHashMap<>();
        for (Provider provider : Provider.values()) {
            providers.put(provider.word(), provider);
        }
        return providers;
    }

    static Optional<JudgeSpec.Endpoint> read(FileMap judge) {
        Optional<Provider> provider = judge.oneOf("provider", PROVIDERS);
        Optional<URI> baseUrl = BaseUrl.read(judge, provider);
        Optional<String> apiKeyEnv = apiKeyEnv(judge);
        Optional<String> model = judge.text("model");
        Map<String, String> headers = extras(judge, "headers", HEADER_NAME);
        Map<String, String> query = extras(judge, "query", QUERY_NAME);
        if (provider.isEmpty() || baseUrl.isEmpty() || model.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new JudgeSpec.Endpoint(provider.get(), baseUrl.get(), apiKeyEnv, model.get(), headers, query));
    }

    /** The value is not quoted in the message: what is no variable's name may be a key. */
    private static Optional<String> apiKeyEnv(FileMap judge) {
        Optional<String> variable = judge.text("apiKeyEnv");
        if (variable.filter(name -> !VARIABLE.matcher(name).matches()).isPresent()) {
            judge.hide(variable.get());
            String detail = "'apiKeyEnv' must be the name of an environment variable, in capitals, digits and _";
            judge.problem("apiKeyEnv", FileRule.BAD_VALUE, detail, JudgeSecrets.ADVICE);
        }
        return variable;
    }

    private static Map<String, String> extras(FileMap judge, String key, Pattern name) {
        Map<String, String> extras = new TreeMap<>();
        judge.map(key).ifPresent(map -> {
            for (FileNode.Entry entry : map.entries()) {
                Optional<String> value = map.text(entry.key());
                if (!name.matcher(entry.key()).matches() || JudgeSpec.Endpoint.isReserved(entry.key())) {
                    map.pass(entry.key());
                    map.problem(
                            entry.value().place(),
                            FileRule.BAD_VALUE,
                            "'" + entry.key() + "' cannot be set under " + key,
                            "keys are named by apiKeyEnv; what the connection needs is set by itself");
                } else if (value.filter(text -> !PLAIN_VALUE.matcher(text).matches())
                        .isPresent()) {
                    map.problem(
                            entry.key(),
                            FileRule.BAD_VALUE,
                            "'" + entry.key() + "' must be 1 to 500 visible ASCII characters");
                } else {
                    value.ifPresent(text -> extras.put(entry.key(), text));
                }
            }
            if (extras.size() > MOST_EXTRAS) {
                judge.problem(key, FileRule.OUT_OF_RANGE, "'" + key + "' holds more than " + MOST_EXTRAS + " entries");
            }
            map.refuseOthers();
        });
        return extras;
    }

    static void write(JudgeSpec.Endpoint endpoint, Map<String, Object> content) {
        content.put("provider", endpoint.provider().word());
        content.put("baseUrl", endpoint.baseUrl().toString());
        endpoint.apiKeyEnv().ifPresent(variable -> content.put("apiKeyEnv", variable));
        content.put("model", endpoint.model());
        if (!endpoint.headers().isEmpty()) {
            content.put("headers", endpoint.headers());
        }
        if (!endpoint.query().isEmpty()) {
            content.put("query", endpoint.query());
        }
    }
}
