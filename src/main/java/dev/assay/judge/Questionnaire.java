package dev.assay.judge;

import dev.assay.evalset.Item;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import java.util.List;

/**
 * What a judge is asked together: one or several criteria about one item, for one sample, in one order.
 *
 * @param questions at least one; they differ in nothing but their criterion
 */
public record Questionnaire(List<Question> questions) {

    public Questionnaire {
        questions = List.copyOf(questions);
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("a questionnaire has at least one question");
        }
        Question first = questions.get(0);
        for (Question question : questions) {
            boolean belongs = question.item().id().equals(first.item().id())
                    && question.slot().judge().equals(first.slot().judge())
                    && question.slot().sample() == first.slot().sample()
                    && question.slot().order() == first.slot().order();
            if (!belongs) {
                throw new IllegalArgumentException("asked together are criteria of one item, sample and order, not "
                        + first.slot() + " and " + question.slot());
            }
        }
    }

    /** A single question. */
    public static Questionnaire of(Question question) {
        return new Questionnaire(List.of(question));
    }

    public Rubric rubric() {
        return questions.get(0).rubric();
    }

    public Item item() {
        return questions.get(0).item();
    }

    /** The slot of the first question, which says judge, item, sample and order of all. */
    public Slot slot() {
        return questions.get(0).slot();
    }

    public List<Criterion> criteria() {
        return questions.stream().map(Question::criterion).toList();
    }

    /** Whether several criteria are asked at once, so that the reply holds a verdict for each. */
    public boolean isSeveral() {
        return questions.size() > 1;
    }
}
