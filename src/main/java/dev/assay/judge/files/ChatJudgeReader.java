package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.Range;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Order;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a judge of kind {@code chat}. */
final class ChatJudgeReader {

    static final int MAX_SAMPLES = 100;
    private static final int MAX_OUTPUT_TOKENS = 1_000_000;
    private static final Range TEMPERATURE = new Range(0, Range.End.INCLUDED, 2, Range.End.INCLUDED, "in [0,2]");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");

    private static final Map<String, JudgeSpec.Provider> SERVED =
            Map.of(JudgeSpec.Provider.OPENAI.word(), JudgeSpec.Provider.OPENAI);
    private static final Map<String, Optional<JudgeSpec.Provider>> PROVIDERS = providers();

    private ChatJudgeReader() {}

    private static Map<String, Optional<JudgeSpec.Provider>> providers() {
        Map<String, Optional<JudgeSpec.Provider>> providers = new LinkedHashMap<>();
        for (String word : List.of("openai", "anthropic", "gemini", "mistral", "ollama", "bedrock", "azure-openai")) {
            providers.put(word, Optional.ofNullable(SERVED.get(word)));
        }
        return providers;
    }

    static Optional<JudgeSpec> read(FileMap map) {
        map.require("provider", "model", "parameters");
        Optional<String> id = map.id("id");
        Optional<JudgeSpec.Provider> provider = provider(map);
        Optional<URI> baseUrl = BaseUrl.read(map);
        Optional<String> apiKeyEnv = apiKeyEnv(map);
        Optional<String> model = map.text("model");
        Optional<JudgeSpec.Parameters> parameters = map.map("parameters").flatMap(ChatJudgeReader::parameters);
        int samples = map.whole("samples", 1, MAX_SAMPLES).orElse(1);
        Set<Order> orders = orders(map);
        refuseLogprobs(map);
        JudgeSpec.Nonce nonce = map.flag("nonce").orElse(false) ? JudgeSpec.Nonce.ECHOED : JudgeSpec.Nonce.NONE;
        JudgeSpec.Limits limits = ChatLimits.read(map);
        Optional<JudgeSpec.Price> price = ChatPrice.read(map);
        map.refuseOthers();
        if (id.isEmpty() || provider.isEmpty() || baseUrl.isEmpty() || model.isEmpty() || parameters.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> content = JudgeReader.header(map, "chat");
        content.put("provider", provider.get().word());
        content.put("baseUrl", baseUrl.get().toString());
        apiKeyEnv.ifPresent(variable -> content.put("apiKeyEnv", variable));
        content.put("model", model.get());
        content.put("parameters", content(parameters.get()));
        content.put("samples", samples);
        content.put("positionSwap", orders.contains(Order.SWAPPED));
        content.put("logprobs", false);
        content.put("nonce", nonce == JudgeSpec.Nonce.ECHOED);
        content.put("limits", ChatLimits.content(limits));
        price.ifPresent(known -> content.put("price", ChatPrice.content(known)));
        return Optional.of(new JudgeSpec.Chat(
                id.get(),
                map.text("title"),
                provider.get(),
                baseUrl.get(),
                apiKeyEnv,
                model.get(),
                parameters.get(),
                samples,
                orders,
                nonce,
                limits,
                price,
                CanonicalContent.of(content)));
    }

    private static Optional<JudgeSpec.Provider> provider(FileMap map) {
        Optional<Optional<JudgeSpec.Provider>> known = map.oneOf("provider", PROVIDERS);
        if (known.isPresent() && known.get().isEmpty()) {
            String detail = "provider '" + map.text("provider").orElse("") + "' is not served yet";
            map.problem("provider", FileRule.NOT_SERVED, detail, "served: openai, and whatever speaks its interface");
        }
        return known.flatMap(served -> served);
    }

    /** The value is not quoted in the message: what is no variable's name may be a key. */
    private static Optional<String> apiKeyEnv(FileMap map) {
        Optional<String> variable = map.text("apiKeyEnv");
        if (variable.filter(name -> !VARIABLE.matcher(name).matches()).isPresent()) {
            map.hide(variable.get());
            String detail = "'apiKeyEnv' must be the name of an environment variable, in capitals, digits and _";
            map.problem("apiKeyEnv", FileRule.BAD_VALUE, detail, JudgeSecrets.ADVICE);
        }
        return variable;
    }

    private static Optional<JudgeSpec.Parameters> parameters(FileMap map) {
        map.require("maxOutputTokens");
        OptionalDouble temperature = map.number("temperature", TEMPERATURE);
        OptionalInt maxOutputTokens = map.whole("maxOutputTokens", 1, MAX_OUTPUT_TOKENS);
        OptionalLong seed = map.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        map.refuseOthers();
        return maxOutputTokens.isEmpty()
                ? Optional.empty()
                : Optional.of(new JudgeSpec.Parameters(temperature, maxOutputTokens.getAsInt(), seed));
    }

    private static Map<String, Object> content(JudgeSpec.Parameters parameters) {
        Map<String, Object> content = new LinkedHashMap<>();
        parameters.temperature().ifPresent(temperature -> content.put("temperature", temperature));
        content.put("maxOutputTokens", parameters.maxOutputTokens());
        parameters.seed().ifPresent(seed -> content.put("seed", seed));
        return content;
    }

    private static Set<Order> orders(FileMap map) {
        return map.flag("positionSwap").orElse(false) ? EnumSet.allOf(Order.class) : EnumSet.of(Order.AS_GIVEN);
    }

    private static void refuseLogprobs(FileMap map) {
        if (map.flag("logprobs").orElse(false)) {
            map.problem(
                    "logprobs", FileRule.NOT_SERVED, "log probabilities are not served yet", "leave 'logprobs' out");
        }
    }
}
