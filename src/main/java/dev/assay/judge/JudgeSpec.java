package dev.assay.judge;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
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

    <T> T fold(
            Function<Chat, T> chat,
            Function<Recorded, T> recorded,
            Function<Embedding, T> embedding,
            Function<Panel, T> panel);

    String id();

    Optional<String> title();

    /** The family of models that the judge belongs to, where its file says so: such as {@code gpt}. */
    default Optional<String> family() {
        return Optional.empty();
    }

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
     * Identifies what the judge's verdicts depend on: everything but its title and family, how fast and how often it may be
     * asked, and what it costs.
     */
    default Fingerprint fingerprint() {
        Map<String, Object> decisive = new TreeMap<>();
        if (content().tree() instanceof Map<?, ?> all) {
            all.forEach((key, value) -> decisive.put(String.valueOf(key), value));
        }
        decisive.keySet().removeAll(Set.of("title", "family", "limits", "price"));
        return CanonicalContent.of(decisive).fingerprint("judge");
    }

    /** The word of the judge file. */
    default String kind() {
        return fold(chat -> "chat", recorded -> "recorded", embedding -> "embedding", panel -> "panel");
    }

    /** A model behind a provider's chat interface. */
    record Chat(
            String id,
            Optional<String> title,
            Optional<String> family,
            Endpoint endpoint,
            Parameters parameters,
            Asking asking,
            Limits limits,
            Optional<Price> price,
            CanonicalContent content)
            implements JudgeSpec {

        /** The same judge, asked within other limits. */
        public Chat within(Limits others) {
            return new Chat(id, title, family, endpoint, parameters, asking, others, price, content);
        }

        @Override
        public int samples() {
            return asking.samples();
        }

        @Override
        public Set<Order> orders() {
            return asking.orders();
        }

        @Override
        public <T> T fold(
                Function<Chat, T> chat,
                Function<Recorded, T> recorded,
                Function<Embedding, T> embedding,
                Function<Panel, T> panel) {
            return chat.apply(this);
        }
    }

    /**
     * Where a model is reached.
     *
     * @param apiKeyEnv the environment variable that holds the key; never the key
     * @param headers sent with every request, such as a gateway's; never a key
     * @param query appended to every address, such as {@code api-version}
     */
    record Endpoint(
            Provider provider,
            URI baseUrl,
            Optional<String> apiKeyEnv,
            String model,
            Map<String, String> headers,
            Map<String, String> query) {

        private static final Set<String> RESERVED = Set.of(
                "authorization",
                "x-api-key",
                "api-key",
                "x-goog-api-key",
                "cookie",
                "host",
                "content-type",
                "content-length",
                "accept-encoding",
                "expect",
                "connection",
                "keep-alive",
                "te",
                "trailer",
                "transfer-encoding",
                "upgrade");

        public Endpoint {
            headers = Collections.unmodifiableMap(new TreeMap<>(headers));
            query = Collections.unmodifiableMap(new TreeMap<>(query));
            headers.keySet().stream().filter(Endpoint::isReserved).findFirst().ifPresent(header -> {
                throw new IllegalArgumentException("header '" + header + "' is not for a judge file to set");
            });
        }

        /** Whether a header carries a key, or belongs to the connection and not to the request. */
        public static boolean isReserved(String header) {
            String name = header.toLowerCase(Locale.ROOT);
            return RESERVED.contains(name) || name.startsWith("proxy-") || name.startsWith("x-amz-");
        }
    }

    /**
     * How a chat model is asked.
     *
     * @param samples how often each question is asked, at least 1
     * @param orders both orders exactly where {@code positionSwap} is set
     * @param nonce whether the reply must echo a value, for providers without strict structured output
     * @param examples how many items of the calibration gold are shown as examples, where any are
     */
    record Asking(
            int samples,
            Set<Order> orders,
            Grouping grouping,
            Shape shape,
            Nonce nonce,
            Logprobs logprobs,
            RationaleCheck rationaleCheck,
            LongTexts longTexts,
            Optional<FewShot> examples) {

        public Asking {
            orders = Set.copyOf(orders);
        }
    }

    /** Whether the criteria of a rubric share a call. */
    enum Grouping {
        EACH,
        TOGETHER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it is looked for that a rationale concludes with another label than the verdict. It is flagged, never mended. */
    enum RationaleCheck {
        /** By what the rationale says in so many words. */
        RULES,
        /** Beside that the model is shown its rationale alone, and asked which label it supports: a second paid call. */
        SECOND_CALL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What holds a reply to its shape. */
    enum Shape {
        /** The provider is given a JSON schema. */
        SCHEMA,
        /** The prompt alone says it, for models that refuse a schema. The reply is read as strictly. */
        PROMPT
    }

    /** Whether the provider is asked for the probabilities of the tokens it chose among. */
    enum Logprobs {
        WANTED,
        NONE
    }

    /**
     * Examples drawn from the calibration gold.
     *
     * @param perCriterion at least 1
     */
    record FewShot(int perCriterion, long seed) {}

    /**
     * Several judges that vote.
     *
     * @param members at least two judges, without repetition, none of them a panel
     */
    record Panel(String id, Optional<String> title, List<String> members, CanonicalContent content)
            implements JudgeSpec {

        public Panel {
            members = List.copyOf(members);
        }

        @Override
        public <T> T fold(
                Function<Chat, T> chat,
                Function<Recorded, T> recorded,
                Function<Embedding, T> embedding,
                Function<Panel, T> panel) {
            return panel.apply(this);
        }
    }

    /**
     * Replays verdicts that were recorded elsewhere.
     *
     * @param judgeInFile the judge's name in the verdict file of the run's evalset
     */
    record Recorded(
            String id, Optional<String> title, Optional<String> family, String judgeInFile, CanonicalContent content)
            implements JudgeSpec {

        @Override
        public <T> T fold(
                Function<Chat, T> chat,
                Function<Recorded, T> recorded,
                Function<Embedding, T> embedding,
                Function<Panel, T> panel) {
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
        public <T> T fold(
                Function<Chat, T> chat,
                Function<Recorded, T> recorded,
                Function<Embedding, T> embedding,
                Function<Panel, T> panel) {
            return embedding.apply(this);
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

    /**
     * Prices a million tokens.
     *
     * @param cachedInputPerMillion of input that the provider reads from its cache; without it that costs like other input
     */
    record Price(
            BigDecimal inputPerMillion,
            Optional<BigDecimal> cachedInputPerMillion,
            BigDecimal outputPerMillion,
            Currency currency) {}
}
