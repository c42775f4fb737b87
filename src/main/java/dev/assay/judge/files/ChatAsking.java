package dev.assay.judge.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileRule;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.LongTexts;
import dev.assay.judge.Order;
import dev.assay.judge.Provider;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads how a chat model is asked. What has its default is not written, so that older files keep their fingerprint. */
final class ChatAsking {

    static final int MAX_SAMPLES = 100;
    private static final int MAX_EXAMPLES = 50;
    private static final LongTexts LONG_TEXTS = new LongTexts(LongTexts.Policy.REFUSE, 400_000);
    private static final int LEAST_CHARACTERS = 200;

    private static final Map<String, JudgeSpec.Grouping> GROUPINGS =
            words(JudgeSpec.Grouping.values(), JudgeSpec.Grouping::word);
    private static final Map<String, JudgeSpec.RationaleCheck> CHECKS =
            words(JudgeSpec.RationaleCheck.values(), JudgeSpec.RationaleCheck::word);
    private static final Map<String, LongTexts.Policy> POLICIES =
            words(LongTexts.Policy.values(), LongTexts.Policy::word);

    private ChatAsking() {}

    private static <E> Map<String, E> words(E[] values, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> words.put(word.apply(value), value));
        return words;
    }

    static JudgeSpec.Asking read(FileMap judge, Optional<Provider> provider) {
        return new JudgeSpec.Asking(
                judge.whole("samples", 1, MAX_SAMPLES).orElse(1),
                orders(judge),
                judge.oneOf("criteria", GROUPINGS).orElse(JudgeSpec.Grouping.EACH),
                judge.flag("structuredOutput").orElse(true) ? JudgeSpec.Shape.SCHEMA : JudgeSpec.Shape.PROMPT,
                judge.flag("nonce").orElse(false) ? JudgeSpec.Nonce.ECHOED : JudgeSpec.Nonce.NONE,
                logprobs(judge, provider),
                judge.oneOf("rationaleCheck", CHECKS).orElse(JudgeSpec.RationaleCheck.RULES),
                judge.map("longTexts").map(ChatAsking::longTexts).orElse(LONG_TEXTS),
                judge.map("fewShot").flatMap(ChatAsking::fewShot));
    }

    private static Set<Order> orders(FileMap judge) {
        return judge.flag("positionSwap").orElse(false) ? EnumSet.allOf(Order.class) : EnumSet.of(Order.AS_GIVEN);
    }

    private static JudgeSpec.Logprobs logprobs(FileMap judge, Optional<Provider> provider) {
        if (!judge.flag("logprobs").orElse(false)) {
            return JudgeSpec.Logprobs.NONE;
        }
        if (provider.isPresent() && !provider.get().givesLogprobs()) {
            judge.problem(
                    "logprobs",
                    FileRule.NOT_SERVED,
                    "provider '" + provider.get().word() + "' is not asked for log probabilities",
                    "leave 'logprobs' out; openai and azure-openai give them");
        }
        return JudgeSpec.Logprobs.WANTED;
    }

    private static LongTexts longTexts(FileMap map) {
        map.require("maxCharacters");
        LongTexts.Policy policy = map.oneOf("policy", POLICIES).orElse(LONG_TEXTS.policy());
        int most = map.whole("maxCharacters", LEAST_CHARACTERS, LONG_TEXTS.maxCharacters())
                .orElse(LONG_TEXTS.maxCharacters());
        map.refuseOthers();
        return new LongTexts(policy, most);
    }

    private static Optional<JudgeSpec.FewShot> fewShot(FileMap map) {
        map.require("perCriterion");
        var perCriterion = map.whole("perCriterion", 1, MAX_EXAMPLES);
        long seed = map.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(1);
        map.refuseOthers();
        return perCriterion.isEmpty()
                ? Optional.empty()
                : Optional.of(new JudgeSpec.FewShot(perCriterion.getAsInt(), seed));
    }

    static void write(JudgeSpec.Asking asking, Map<String, Object> content) {
        content.put("samples", asking.samples());
        content.put("positionSwap", asking.orders().contains(Order.SWAPPED));
        content.put("logprobs", asking.logprobs() == JudgeSpec.Logprobs.WANTED);
        content.put("nonce", asking.nonce() == JudgeSpec.Nonce.ECHOED);
        if (asking.grouping() != JudgeSpec.Grouping.EACH) {
            content.put("criteria", asking.grouping().word());
        }
        if (asking.shape() == JudgeSpec.Shape.PROMPT) {
            content.put("structuredOutput", false);
        }
        if (asking.rationaleCheck() != JudgeSpec.RationaleCheck.RULES) {
            content.put("rationaleCheck", asking.rationaleCheck().word());
        }
        if (!asking.longTexts().equals(LONG_TEXTS)) {
            content.put(
                    "longTexts",
                    Map.of(
                            "policy",
                            asking.longTexts().policy().word(),
                            "maxCharacters",
                            asking.longTexts().maxCharacters()));
        }
        asking.examples()
                .ifPresent(examples -> content.put(
                        "fewShot", Map.of("perCriterion", examples.perCriterion(), "seed", examples.seed())));
    }
}
