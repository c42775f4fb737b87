package dev.assay.annotation;

import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What judges said of many items, without their reasons: only whether, and how surely, each finds an annotation wrong. */
public final class SaidWords {

    private final Map<String, Scale.Categorical> scales = new LinkedHashMap<>();
    private final Map<String, Map<String, Map<String, Word>>> words = new HashMap<>();
    private final Map<String, Integer> unscored = new HashMap<>();

    public SaidWords(Rubric rubric) {
        rubric.criteria()
                .forEach(criterion -> goodSide(criterion).ifPresent(scale -> scales.put(criterion.id(), scale)));
    }

    private static Optional<Scale.Categorical> goodSide(Criterion criterion) {
        return criterion
                .scale()
                .fold(
                        scale -> Optional.of(scale)
                                .filter(each -> !each.passing().isEmpty()),
                        numeric -> Optional.empty());
    }

    /** Adds a judgement; one on a criterion without a good side is passed over. */
    public void add(CombinedJudgement judgement) {
        Scale.Categorical scale = scales.get(judgement.criterion());
        if (scale == null) {
            return;
        }
        if (judgement.verdict() instanceof Verdict.Scored scored) {
            words.computeIfAbsent(judgement.itemId(), unused -> new HashMap<>(4))
                    .computeIfAbsent(judgement.criterion(), unused -> new HashMap<>(4))
                    .put(
                            judgement.judge(),
                            new Word(!scale.passing().contains(scored.value().text()), scored.confidence()));
        } else {
            unscored.merge(judgement.itemId(), 1, Integer::sum);
        }
    }

    /** The labels of a criterion that pass, by criterion in the rubric's order; criteria without any are not there. */
    Map<String, Scale.Categorical> scales() {
        return scales;
    }

    /** Scored verdicts by judge. */
    Map<String, Word> on(String item, String criterion) {
        return words.getOrDefault(item, Map.of()).getOrDefault(criterion, Map.of());
    }

    int unscored(String item) {
        return unscored.getOrDefault(item, 0);
    }
}
