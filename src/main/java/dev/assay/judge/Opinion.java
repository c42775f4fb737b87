package dev.assay.judge;

import java.util.List;
import java.util.function.Function;

/**
 * What a judge answered to a questionnaire, and the answered calls that it rests on.
 *
 * @param judgements one a question, in the order of the questions
 * @param calls the calls whose replies made the verdicts, settled together with them; empty for a judge that calls nobody
 */
public record Opinion(List<Judgement> judgements, List<SettledCall> calls) {

    public Opinion {
        judgements = List.copyOf(judgements);
        calls = List.copyOf(calls);
        if (judgements.isEmpty()) {
            throw new IllegalArgumentException("an opinion holds at least one judgement");
        }
    }

    /** Verdicts that cost no call. */
    public static Opinion of(Questionnaire asked, Function<Question, Verdict> verdicts) {
        return of(asked, verdicts, List.of());
    }

    /** Verdicts that rest on calls. */
    public static Opinion of(Questionnaire asked, Function<Question, Verdict> verdicts, List<SettledCall> calls) {
        return new Opinion(
                asked.questions().stream()
                        .map(question -> new Judgement(question.slot(), verdicts.apply(question)))
                        .toList(),
                calls);
    }
}
