package dev.assay.judge;

import dev.assay.rubric.Label;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Chooses the most probable label by parts fitted on the calibration split; where nothing was fitted it abstains. */
public final class EmbeddingJudge implements Judge {

    private final FittedParts parts;

    public EmbeddingJudge(FittedParts parts) {
        this.parts = parts;
    }

    @Override
    public Opinion judge(Questionnaire asked, CallLedger ledger) {
        return Opinion.of(
                asked, question -> parts.probabilities(question.criterion().id(), question.item())
                        .map(EmbeddingJudge::mostProbable)
                        .orElse(Verdict.abstained(Reason.NOT_FITTED)));
    }

    private static Verdict mostProbable(Map<Label, Double> probabilities) {
        Map.Entry<Label, Double> best = probabilities.entrySet().stream()
                .max(Map.Entry.<Label, Double>comparingByValue()
                        .thenComparing(entry -> entry.getKey().text(), Comparator.reverseOrder()))
                .orElseThrow();
        return new Verdict.Scored(
                best.getKey(), OptionalDouble.of(best.getValue()), Optional.empty(), List.of(), Set.of());
    }
}
