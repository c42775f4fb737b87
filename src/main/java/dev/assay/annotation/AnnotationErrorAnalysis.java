package dev.assay.annotation;

import dev.assay.evalset.Item;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.ItemDecision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.stats.Fit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
     * @param candidates items that people have not labelled
     * @param said combined judgements on both, of any judges
     * @param most the number of suspects that are kept
     */
    public AnnotationErrors of(
            CalibrationSet calibration, List<Item> candidates, List<CombinedJudgement> said, int most) {
        Said words = new Said(said);
        Map<String, CheckedDoubts> models = new LinkedHashMap<>();
        Map<String, String> unlearnt = new TreeMap<>();
        for (Criterion criterion : rubric.criteria()) {
            Optional<Scale.Categorical> scale = withGoodSide(criterion);
            if (scale.isPresent()) {
                Fit<CheckedDoubts> learnt = CheckedDoubts.learn(
                        criterion.id(), known(calibration, criterion, scale.get(), words), confidenceLevel, seed);
                learnt.model().ifPresent(model -> models.put(criterion.id(), model));
                learnt.fold(model -> Optional.<String>empty(), impossible -> Optional.of(impossible.reason()))
                        .ifPresent(reason -> unlearnt.put(criterion.id(), reason));
            }
        }
        List<AnnotationErrors.Suspect> ranked = models.isEmpty()
                ? List.of()
                : candidates.stream()
                        .map(item -> suspect(item, models, words))
                        .sorted(Comparator.comparingDouble((AnnotationErrors.Suspect suspect) -> -suspect.probability())
                                .thenComparing(AnnotationErrors.Suspect::itemId))
                        .toList();
        List<AnnotationErrors.Suspect> first = ranked.subList(0, Math.min(most, ranked.size()));
        List<SourceRates.Known> whole = wholes(calibration);
        return new AnnotationErrors(
                whole.size(),
                (int) whole.stream().filter(SourceRates.Known::isWrong).count(),
                candidates.size(),
                candidates.stream().mapToLong(item -> words.unscored(item.id())).sum(),
                first,
                sum(first),
                ranked.isEmpty() ? 0 : sum(ranked) * first.size() / ranked.size(),
                sources(calibration, candidates, whole, models),
                unlearnt);
    }

    private static double sum(List<AnnotationErrors.Suspect> suspects) {
        return suspects.stream()
                .mapToDouble(AnnotationErrors.Suspect::probability)
                .sum();
    }

    private static Optional<Scale.Categorical> withGoodSide(Criterion criterion) {
        return criterion
                .scale()
                .fold(
                        scale -> Optional.of(scale)
                                .filter(each -> !each.passing().isEmpty()),
                        numeric -> Optional.empty());
    }

    private static List<JudgedAnnotation> known(
            CalibrationSet calibration, Criterion criterion, Scale.Categorical scale, Said words) {
        List<JudgedAnnotation> known = new ArrayList<>();
        for (GoldItem gold : calibration.items()) {
            gold.label(criterion.id())
                    .ifPresent(label -> known.add(new JudgedAnnotation(
                            gold.item(),
                            words.on(gold.item().id(), criterion.id(), scale),
                            Optional.of(!scale.passing().contains(label.label().text())))));
        }
        return known;
    }

    private AnnotationErrors.Suspect suspect(Item item, Map<String, CheckedDoubts> models, Said words) {
        double right = 1;
        List<CriterionDoubt> doubts = new ArrayList<>();
        for (Map.Entry<String, CheckedDoubts> model : models.entrySet()) {
            Scale.Categorical scale = rubric.criterion(model.getKey())
                    .flatMap(AnnotationErrorAnalysis::withGoodSide)
                    .orElseThrow();
            CriterionDoubt doubt = model.getValue()
                    .doubt(new JudgedAnnotation(item, words.on(item.id(), model.getKey(), scale), Optional.empty()));
            doubts.add(doubt);
            right *= 1 - doubt.probability();
        }
        doubts.sort(Comparator.comparingDouble(doubt -> -doubt.probability()));
        return new AnnotationErrors.Suspect(item.id(), JudgedAnnotation.source(item), 1 - right, doubts);
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
            List<Item> candidates,
            List<SourceRates.Known> whole,
            Map<String, CheckedDoubts> models) {
        TreeSet<String> names = new TreeSet<>();
        calibration.items().forEach(gold -> JudgedAnnotation.source(gold.item()).ifPresent(names::add));
        candidates.forEach(item -> JudgedAnnotation.source(item).ifPresent(names::add));
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

    /** What was said, by item. */
    private static final class Said {

        private final Map<String, List<CombinedJudgement>> byItem = new HashMap<>();

        Said(List<CombinedJudgement> said) {
            said.forEach(judgement -> byItem.computeIfAbsent(judgement.itemId(), unused -> new ArrayList<>())
                    .add(judgement));
        }

        Map<String, JudgedAnnotation.Word> on(String item, String criterion, Scale.Categorical scale) {
            Map<String, JudgedAnnotation.Word> words = new HashMap<>();
            for (CombinedJudgement judgement : byItem.getOrDefault(item, List.of())) {
                if (judgement.criterion().equals(criterion) && judgement.verdict() instanceof Verdict.Scored scored) {
                    words.put(
                            judgement.judge(),
                            new JudgedAnnotation.Word(
                                    !scale.passing().contains(scored.value().text()), scored.confidence()));
                }
            }
            return words;
        }

        long unscored(String item) {
            return byItem.getOrDefault(item, List.of()).stream()
                    .filter(judgement -> !(judgement.verdict() instanceof Verdict.Scored))
                    .count();
        }
    }
}
