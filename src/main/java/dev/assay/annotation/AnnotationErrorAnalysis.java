package dev.assay.annotation;

import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.rubric.ItemDecision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.stats.Fit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the annotations that are probably wrong: learns on calibration gold, one {@link CheckedDoubts} a criterion with a good side, and
 * doubts what nobody has labelled.
 */
public final class AnnotationErrorAnalysis {

    private final Rubric rubric;
    private final double confidenceLevel;
    private final long seed;

    /** @param seed of the folds by which the probabilities are checked */
    public AnnotationErrorAnalysis(Rubric rubric, double confidenceLevel, long seed) {
        this.rubric = rubric;
        this.confidenceLevel = confidenceLevel;
        this.seed = seed;
    }

    /**
     * Ranks the candidates.
     *
     * @param calibration what is learnt from
     * @param candidates annotations that people have not labelled
     * @param said on both, of any judges
     * @param most the number of suspects that are kept
     */
    public AnnotationErrors of(CalibrationSet calibration, List<Candidate> candidates, SaidWords said, int most) {
        Map<String, CheckedDoubts> models = new LinkedHashMap<>();
        Map<String, String> unlearnt = new TreeMap<>();
        said.scales().forEach((criterion, scale) -> {
            Fit<CheckedDoubts> learnt =
                    CheckedDoubts.learn(criterion, known(calibration, criterion, scale, said), confidenceLevel, seed);
            learnt.model().ifPresent(model -> models.put(criterion, model));
            learnt.fold(model -> Optional.<String>empty(), impossible -> Optional.of(impossible.reason()))
                    .ifPresent(reason -> unlearnt.put(criterion, reason));
        });
        List<Ranked> ranked = models.isEmpty() ? List.of() : ranked(candidates, models, said);
        List<Ranked> first = ranked.subList(0, Math.min(most, ranked.size()));
        List<SourceRates.Known> whole = wholes(calibration);
        return new AnnotationErrors(
                whole.size(),
                (int) whole.stream().filter(SourceRates.Known::isWrong).count(),
                candidates.size(),
                candidates.stream()
                        .mapToLong(candidate -> said.unscored(candidate.itemId()))
                        .sum(),
                first.stream().map(each -> suspect(each, models, said)).toList(),
                sum(first),
                ranked.isEmpty() ? 0 : sum(ranked) * first.size() / ranked.size(),
                sources(calibration, candidates, whole, models),
                unlearnt);
    }

    private static List<JudgedAnnotation> known(
            CalibrationSet calibration, String criterion, Scale.Categorical scale, SaidWords said) {
        List<JudgedAnnotation> known = new ArrayList<>();
        for (GoldItem gold : calibration.items()) {
            gold.label(criterion)
                    .ifPresent(label -> known.add(new JudgedAnnotation(
                            gold.item(),
                            said.on(gold.item().id(), criterion),
                            !scale.passing().contains(label.label().text()))));
        }
        return known;
    }

    private record Ranked(Candidate candidate, double probability) {}

    private static List<Ranked> ranked(List<Candidate> candidates, Map<String, CheckedDoubts> models, SaidWords said) {
        return candidates.stream()
                .map(candidate -> {
                    double right = 1;
                    for (Map.Entry<String, CheckedDoubts> model : models.entrySet()) {
                        right *= 1
                                - model.getValue()
                                        .probability(candidate.source(), said.on(candidate.itemId(), model.getKey()));
                    }
                    return new Ranked(candidate, 1 - right);
                })
                .sorted(Comparator.comparingDouble((Ranked each) -> -each.probability())
                        .thenComparing(each -> each.candidate().itemId()))
                .toList();
    }

    private static double sum(List<Ranked> ranked) {
        return ranked.stream().mapToDouble(Ranked::probability).sum();
    }

    private static AnnotationErrors.Suspect suspect(Ranked ranked, Map<String, CheckedDoubts> models, SaidWords said) {
        Candidate candidate = ranked.candidate();
        List<CriterionDoubt> doubts = new ArrayList<>();
        models.forEach((criterion, model) ->
                doubts.add(model.doubt(candidate.source(), said.on(candidate.itemId(), criterion))));
        doubts.sort(Comparator.comparingDouble(doubt -> -doubt.probability()));
        return new AnnotationErrors.Suspect(candidate.itemId(), candidate.source(), ranked.probability(), doubts);
    }

    private List<SourceRates.Known> wholes(CalibrationSet calibration) {
        ItemDecision decision = new ItemDecision(rubric);
        List<SourceRates.Known> whole = new ArrayList<>();
        for (GoldItem gold : calibration.items()) {
            Map<String, Label> labels = gold.labels().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().label()));
            decision.passesInFull(labels).ifPresent(passes -> whole.add(new SourceRates.Known(gold.item(), !passes)));
        }
        return whole;
    }

    private List<AnnotationErrors.Source> sources(
            CalibrationSet calibration,
            List<Candidate> candidates,
            List<SourceRates.Known> whole,
            Map<String, CheckedDoubts> models) {
        TreeSet<String> names = new TreeSet<>();
        calibration.items().forEach(gold -> Candidate.source(gold.item()).ifPresent(names::add));
        candidates.forEach(candidate -> candidate.source().ifPresent(names::add));
        SourceRates rates = new SourceRates(whole, confidenceLevel);
        List<AnnotationErrors.Source> sources = new ArrayList<>();
        for (String name : names) {
            SourceRates.SourceRate rate = rates.of(name);
            sources.add(new AnnotationErrors.Source(
                    name,
                    rate.known(),
                    rate.wrong(),
                    rate.rate(),
                    models.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    model -> model.getValue().sources().of(name).rate()))));
        }
        return sources;
    }
}
