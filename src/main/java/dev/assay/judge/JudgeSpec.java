package dev.assay.judge;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A judge as its file configures it. */
public sealed interface JudgeSpec {

    <T> T fold(Function<Chat, T> chat, Function<Recorded, T> recorded, Function<Embedding, T> embedding);

    String id();

    Optional<String> title();

    /** The whole configuration; it never holds a key. */
    CanonicalContent content();

    /** How often each question is asked, at least 1. */
    default int samples() {
        return 1;
    }

    /** Whether pairs are asked in both orders. */
    default Set<Order> orders() {
        return Set.of(Order.AS_GIVEN);
    }

    /**
     * Identifies what the judge's verdicts depend on: everything but its title, how fast and how often it may be asked,
     * and what it costs.
     */
    default Fingerprint fingerprint() {
        Map<String, Object> decisive = new TreeMap<>();
        if (content().tree() instanceof Map<?, ?> all) {
            all.forEach((key, value) -> decisive.put(String.valueOf(key), value));
        }
        decisive.keySet().removeAll(Set.of("title", "limits", "price"));
        return CanonicalContent.of(decisive).fingerprint("judge");
    }

    /** The word of the judge file. */
    default String kind() {
        return fold(chat -> "chat", recorded -> "recorded", embedding -> "embedding");
    }

    /**
     * A model behind a provider's chat interface.
     *
     * @param apiKeyEnv the environment variable that holds the key; never the key
     * @param orders both orders exactly where {@code positionSwap} is set
     * @param nonce whether the reply must echo a value, for providers without strict structured output
     */
    record Chat(
            String id,
            Optional<String> title,
            Provider provider,
            URI baseUrl,
            Optional<String> apiKeyEnv,
            String model,
            Parameters parameters,
            int samples,
            Set<Order> orders,
            Nonce nonce,
            Limits limits,
            Optional<Price> price,
            CanonicalContent content)
            implements JudgeSpec {

        public Chat {
            orders = Set.copyOf(orders);
        }

        /** The same judge, asked within other limits. */
        public Chat within(Limits others) {
            return new Chat(
                    id,
                    title,
                    provider,
                    baseUrl,
                    apiKeyEnv,
                    model,
                    parameters,
                    samples,
                    orders,
                    nonce,
                    others,
                    price,
                    content);
        }

        @Override
        public <T> T fold(Function<Chat, T> chat, Function<Recorded, T> recorded, Function<Embedding, T> embedding) {
            return chat.apply(this);
        }
    }

    /**
     * Replays verdicts that were recorded elsewhere.
     *
     * @param judgeInFile the judge's name in the verdict file of the run's evalset
     */
    record Recorded(String id, Optional<String> title, String judgeInFile, CanonicalContent content)
            implements JudgeSpec {

        @Override
        public <T> T fold(Function<Chat, T> chat, Function<Recorded, T> recorded, Function<Embedding, T> embedding) {
            return recorded.apply(this);
        }
    }

    /**
     * A classifier on features of the item, trained on the calibration split, entirely in this process.
     *
     * @param features what it looks at; none makes it the majority-class baseline
     */
    record Embedding(String id, Optional<String> title, Set<Feature> features, long seed, CanonicalContent content)
            implements JudgeSpec {

        public Embedding {
            features = Set.copyOf(features);
        }

        @Override
        public <T> T fold(Function<Chat, T> chat, Function<Recorded, T> recorded, Function<Embedding, T> embedding) {
            return embedding.apply(this);
        }
    }

    /** Providers that a chat judge may name. */
    enum Provider {
        OPENAI;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the reply must echo a value that the prompt's tail asks for. */
    enum Nonce {
        ECHOED,
        NONE
    }

    /** What an embedding judge looks at. */
    enum Feature {
        SENTENCE,
        NGRAMS,
        LENGTH;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Sampling parameters.
     *
     * @param temperature at least 0
     * @param maxOutputTokens at least 1; every request carries it
     */
    record Parameters(OptionalDouble temperature, int maxOutputTokens, OptionalLong seed) {}

    /**
     * What a judge may ask of its provider.
     *
     * @param timeout total time of one call: connecting, headers and body
     * @param attempts how often one question is sent at most, at least 1
     */
    record Limits(
            OptionalInt requestsPerMinute,
            OptionalInt burst,
            OptionalInt tokensPerMinute,
            int maxConcurrency,
            Duration timeout,
            int attempts) {}

    /** Prices a million tokens. */
    record Price(BigDecimal inputPerMillion, BigDecimal outputPerMillion, Currency currency) {}
}
