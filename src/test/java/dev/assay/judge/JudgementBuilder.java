package dev.assay.judge;

import dev.assay.rubric.Label;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Judgements for tests: by default the first sample of strict-gpt about the insult in item a1, as given. */
public final class JudgementBuilder {

    private String itemId = "a1";
    private String criterion = "insult";
    private String judge = "strict-gpt";
    private int sample = 0;
    private Order order = Order.AS_GIVEN;
    private OptionalDouble confidence = OptionalDouble.empty();
    private Optional<String> rationale = Optional.empty();

    private JudgementBuilder() {}

    public static JudgementBuilder aJudgement() {
        return new JudgementBuilder();
    }

    public JudgementBuilder of(String item) {
        itemId = item;
        return this;
    }

    public JudgementBuilder about(String criterionId) {
        criterion = criterionId;
        return this;
    }

    public JudgementBuilder by(String judgeId) {
        judge = judgeId;
        return this;
    }

    public JudgementBuilder sample(int number) {
        sample = number;
        return this;
    }

    public JudgementBuilder swapped() {
        order = Order.SWAPPED;
        return this;
    }

    public JudgementBuilder sureAt(double probability) {
        confidence = OptionalDouble.of(probability);
        return this;
    }

    public JudgementBuilder because(String words) {
        rationale = Optional.of(words);
        return this;
    }

    public Judgement saying(String label) {
        return scored(Label.named(label));
    }

    public Judgement scoring(double score) {
        return scored(Label.score(score));
    }

    public Judgement unscored(Verdict verdict) {
        return new Judgement(new Slot(itemId, criterion, judge, sample, order), verdict);
    }

    private Judgement scored(Label label) {
        return unscored(new Verdict.Scored(label, confidence, rationale, List.of(), Set.of()));
    }
}
