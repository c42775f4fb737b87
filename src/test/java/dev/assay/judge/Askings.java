package dev.assay.judge;

import java.util.Optional;
import java.util.Set;

/** How chat judges are asked in tests. */
public final class Askings {

    /** Each question once, by itself, as given. */
    public static final JudgeSpec.Asking ONCE =
            asking(JudgeSpec.Grouping.EACH, JudgeSpec.Nonce.NONE, new LongTexts(LongTexts.Policy.REFUSE, 400_000));

    private Askings() {}

    public static JudgeSpec.Asking with(JudgeSpec.Nonce nonce) {
        return asking(JudgeSpec.Grouping.EACH, nonce, ONCE.longTexts());
    }

    public static JudgeSpec.Asking with(JudgeSpec.Grouping grouping) {
        return asking(grouping, JudgeSpec.Nonce.NONE, ONCE.longTexts());
    }

    public static JudgeSpec.Asking with(LongTexts longTexts) {
        return asking(JudgeSpec.Grouping.EACH, JudgeSpec.Nonce.NONE, longTexts);
    }

    /** Each rationale is read alone by a second call. */
    public static JudgeSpec.Asking checkedBySecondCall() {
        return asking(JudgeSpec.Logprobs.NONE, JudgeSpec.RationaleCheck.SECOND_CALL);
    }

    /** Each rationale is read alone, and every reply echoes a value. */
    public static JudgeSpec.Asking checkedWithNonce() {
        return new JudgeSpec.Asking(
                1,
                ONCE.orders(),
                ONCE.grouping(),
                ONCE.shape(),
                JudgeSpec.Nonce.ECHOED,
                ONCE.logprobs(),
                JudgeSpec.RationaleCheck.SECOND_CALL,
                ONCE.longTexts(),
                Optional.empty());
    }

    /** The prompt alone says what a reply looks like. */
    public static JudgeSpec.Asking withoutSchema() {
        return new JudgeSpec.Asking(
                1,
                ONCE.orders(),
                ONCE.grouping(),
                JudgeSpec.Shape.PROMPT,
                ONCE.nonce(),
                ONCE.logprobs(),
                ONCE.rationaleCheck(),
                ONCE.longTexts(),
                Optional.empty());
    }

    /** Asked for log probabilities. */
    public static JudgeSpec.Asking weighed() {
        return asking(JudgeSpec.Logprobs.WANTED, JudgeSpec.RationaleCheck.RULES);
    }

    private static JudgeSpec.Asking asking(JudgeSpec.Logprobs logprobs, JudgeSpec.RationaleCheck check) {
        return new JudgeSpec.Asking(
                1,
                ONCE.orders(),
                ONCE.grouping(),
                JudgeSpec.Shape.SCHEMA,
                ONCE.nonce(),
                logprobs,
                check,
                ONCE.longTexts(),
                Optional.empty());
    }

    private static JudgeSpec.Asking asking(JudgeSpec.Grouping grouping, JudgeSpec.Nonce nonce, LongTexts longTexts) {
        return new JudgeSpec.Asking(
                1,
                Set.of(Order.AS_GIVEN),
                grouping,
                JudgeSpec.Shape.SCHEMA,
                nonce,
                JudgeSpec.Logprobs.NONE,
                JudgeSpec.RationaleCheck.RULES,
                longTexts,
                Optional.empty());
    }
}
