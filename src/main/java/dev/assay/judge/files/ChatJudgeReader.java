package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.Range;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Provider;
import dev.assay.rubric.Label;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads a judge of kind {@code chat}. */
final class ChatJudgeReader {

    private static final int MAX_OUTPUT_TOKENS = 1_000_000;
    private static final Range TEMPERATURE = new Range(0, Range.End.INCLUDED, 2, Range.End.INCLUDED, "in [0,2]");

    private ChatJudgeReader() {}

    static Optional<JudgeSpec> read(FileMap map) {
        map.require("provider", "model", "parameters");
        Optional<String> id = map.id("id");
        Optional<JudgeSpec.Endpoint> endpoint = ChatEndpoint.read(map);
        Optional<Provider> provider = endpoint.map(JudgeSpec.Endpoint::provider);
        Optional<JudgeSpec.Parameters> parameters =
                map.map("parameters").flatMap(parameter -> parameters(parameter, provider));
        JudgeSpec.Asking asking = ChatAsking.read(map, provider);
        JudgeSpec.Limits limits = ChatLimits.read(map);
        Optional<JudgeSpec.Price> price = ChatPrice.read(map);
        map.id("family");
        map.refuseOthers();
        if (id.isEmpty() || endpoint.isEmpty() || parameters.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> content = JudgeReader.header(map, "chat");
        ChatEndpoint.write(endpoint.get(), content);
        content.put("parameters", content(parameters.get()));
        ChatAsking.write(asking, content);
        content.put("limits", ChatLimits.content(limits));
        price.ifPresent(known -> content.put("price", ChatPrice.content(known)));
        return Optional.of(new JudgeSpec.Chat(
                id.get(),
                map.text("title"),
                map.id("family"),
                endpoint.get(),
                parameters.get(),
                asking,
                limits,
                price,
                CanonicalContent.of(content)));
    }

    private static Optional<JudgeSpec.Parameters> parameters(FileMap map, Optional<Provider> provider) {
        map.require("maxOutputTokens");
        OptionalDouble temperature = map.number(
                "temperature",
                provider.map(known -> temperature(known.maxTemperature())).orElse(TEMPERATURE));
        OptionalInt maxOutputTokens = map.whole("maxOutputTokens", 1, MAX_OUTPUT_TOKENS);
        OptionalLong seed = seed(map, provider);
        map.refuseOthers();
        return maxOutputTokens.isEmpty()
                ? Optional.empty()
                : Optional.of(new JudgeSpec.Parameters(temperature, maxOutputTokens.getAsInt(), seed));
    }

    private static Range temperature(double max) {
        return new Range(
                0,
                Range.End.INCLUDED,
                max,
                Range.End.INCLUDED,
                "in [0," + Label.score(max).text() + "]");
    }

    /** The samples of a question count on from the seed. */
    private static OptionalLong seed(FileMap map, Optional<Provider> provider) {
        Provider.Seeds seeds = provider.map(Provider::seeds).orElse(Provider.Seeds.LONG);
        OptionalLong seed = seeds == Provider.Seeds.INT
                ? map.whole("seed", 0, Integer.MAX_VALUE - (long) ChatAsking.MAX_SAMPLES)
                : map.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        if (seeds == Provider.Seeds.NONE && seed.isPresent()) {
            map.problem(
                    "seed",
                    FileRule.NOT_SERVED,
                    "provider '" + provider.get().word() + "' takes no seed",
                    "leave 'seed' out; it would be dropped");
            return OptionalLong.empty();
        }
        return seed;
    }

    private static Map<String, Object> content(JudgeSpec.Parameters parameters) {
        Map<String, Object> content = new LinkedHashMap<>();
        parameters.temperature().ifPresent(temperature -> content.put("temperature", temperature));
        content.put("maxOutputTokens", parameters.maxOutputTokens());
        parameters.seed().ifPresent(seed -> content.put("seed", seed));
        return content;
    }
}
