package dev.assay.judge.llm;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of a reply and what else the model might have said in their place.
 *
 * <p>Texts are UTF-8 bytes, one a character: a token may end within a character.
 *
 * @param steps in the order of the reply
 */
record TokenChances(List<Step> steps) {

    TokenChances {
        steps = List.copyOf(steps);
    }

    /**
     * One token.
     *
     * @param text what was said
     * @param options the likeliest tokens here, the one said usually among them
     */
    record Step(String text, List<Option> options) {

        Step {
            options = List.copyOf(options);
        }
    }

    /**
     * A token that might have been said.
     *
     * @param probability in [0,1]
     */
    record Option(String text, double probability) {}

    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Reads {@code logprobs} of a chat completion's choice; absent where any of it is not as documented. */
    static Optional<TokenChances> of(JsonFields choice) {
        Optional<List<JsonFields>> content = choice.object("logprobs").flatMap(logprobs -> logprobs.objects("content"));
        if (content.isEmpty()) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        for (JsonFields token : content.get()) {
            Optional<String> text = text(token);
            Optional<List<Option>> options = token.objects("top_logprobs").flatMap(TokenChances::options);
            if (text.isEmpty() || options.isEmpty()) {
                return Optional.empty();
            }
            steps.add(new Step(text.get(), options.get()));
        }
        return Optional.of(new TokenChances(steps));
    }

    private static Optional<List<Option>> options(List<JsonFields> listed) {
        List<Option> options = new ArrayList<>();
        for (JsonFields each : listed) {
            Optional<String> text = text(each);
            if (text.isEmpty() || !(each.all().get("logprob") instanceof BigDecimal logprob) || logprob.signum() > 0) {
                return Optional.empty();
            }
            options.add(new Option(text.get(), Math.exp(logprob.doubleValue())));
        }
        return Optional.of(options);
    }

    /** By its bytes where they are given: the text of a piece of a character is a replacement. */
    private static Optional<String> text(JsonFields token) {
        if (!(token.all().get("bytes") instanceof List<?> bytes)) {
            return token.text("token").map(TokenChances::bytes);
        }
        StringBuilder text = new StringBuilder();
        for (Object each : bytes) {
            if (!(each instanceof BigDecimal number) || number.signum() < 0 || number.intValue() > 255) {
                return Optional.empty();
            }
            text.append((char) number.intValue());
        }
        return Optional.of(text.toString());
    }
}
