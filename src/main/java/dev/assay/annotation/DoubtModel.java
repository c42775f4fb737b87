package dev.assay.annotation;

import dev.assay.stats.Fit;
import dev.assay.stats.Logit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How probable it is that an annotation is wrong on one criterion, learnt from annotations with gold.
 *
 * <p>The odds are those of its source ({@link SourceRates}) times the worth of each judge's word ({@link VerdictWorth}). Judges err
 * together, so of m words each counts 1/(1 + {@value #ERR_TOGETHER} (m - 1)) of its logarithm, as if they were correlated by so much.
 * The discount is a rule of ours, not learnt.
 */
final class DoubtModel {

    /** Known annotations, right ones and wrong ones, below which nothing is learnt. */
    static final int FEWEST_OF_EACH = 5;

    private static final double ERR_TOGETHER = 0.3;
    private static final double NEVER_SURE = 1e-4;
    /** A word that moves the odds by less than a quarter is not worth a sentence. */
    private static final double WORTH_TELLING = Math.log(1.25);

    private final SourceRates sources;
    private final Map<String, VerdictWorth> worths;

    private DoubtModel(SourceRates sources, Map<String, VerdictWorth> worths) {
        this.sources = sources;
        this.worths = worths;
    }

    /** Learns from those whose quality is known; impossible with too few wrong or right ones. */
    static Fit<DoubtModel> learn(List<JudgedAnnotation> known, double confidenceLevel) {
        List<SourceRates.Known> seen = new ArrayList<>();
        known.forEach(annotation -> seen.add(new SourceRates.Known(annotation.item(), annotation.isWrong())));
        long wrong = seen.stream().filter(SourceRates.Known::isWrong).count();
        long right = seen.size() - wrong;
        if (Math.min(wrong, right) < FEWEST_OF_EACH) {
            return Fit.impossible(
                    "of " + seen.size() + " known annotations " + wrong + " are wrong; " + FEWEST_OF_EACH
                            + " wrong and as many right ones are needed",
                    seen.size());
        }
        Map<String, VerdictWorth> worths = new TreeMap<>();
        TreeSet<String> judges = new TreeSet<>();
        known.forEach(annotation -> judges.addAll(annotation.words().keySet()));
        for (String judge : judges) {
            List<JudgedAnnotation> said = known.stream()
                    .filter(annotation -> annotation.words().containsKey(judge))
                    .toList();
            worths.put(judge, new VerdictWorth(said, judge));
        }
        return Fit.found(new DoubtModel(new SourceRates(seen, confidenceLevel), worths));
    }

    /** That the annotation is wrong, inside (0,1); too sure of itself where the judges err together more than that. */
    double probability(Optional<String> source, Map<String, Word> words) {
        double odds = Logit.of(within(sources.expected(source)));
        double divisor = 1 + ERR_TOGETHER * Math.max(0, words.size() - 1);
        for (Map.Entry<String, Word> said : new TreeMap<>(words).entrySet()) {
            odds += weight(said) / divisor;
        }
        return within(Logit.inverse(odds));
    }

    /** What it rests on, in sentences with counts: words that weigh, the heaviest first, then whose work it is. */
    List<String> evidence(Optional<String> source, Map<String, Word> words) {
        List<String> evidence = new ArrayList<>();
        new TreeMap<>(words)
                .entrySet().stream()
                        .filter(said -> Math.abs(weight(said)) >= WORTH_TELLING)
                        .sorted(Comparator.comparingDouble(said -> -Math.abs(weight(said))))
                        .forEach(said -> evidence.add(sentence(
                                said.getKey(), said.getValue(), Objects.requireNonNull(worths.get(said.getKey())))));
        if (words.isEmpty()) {
            evidence.add("No judge has a scored verdict.");
        } else if (evidence.isEmpty()) {
            evidence.add("What judges said tells next to nothing here.");
        }
        source.ifPresent(name -> evidence.add(sentence(name, sources.of(name))));
        return evidence;
    }

    private double weight(Map.Entry<String, Word> said) {
        VerdictWorth worth = worths.get(said.getKey());
        return worth == null ? 0 : worth.of(said.getValue());
    }

    static double within(double probability) {
        return Math.min(1 - NEVER_SURE, Math.max(NEVER_SURE, probability));
    }

    private static String sentence(String judge, Word word, VerdictWorth worth) {
        String sure = word.confidence().isPresent()
                ? String.format(
                        Locale.ROOT, ", confidence %.2f", word.confidence().getAsDouble())
                : "";
        return judge + (word.isWrong() ? " finds it wrong" : " passes it") + sure + "; of " + worth.said(word)
                + " known ones of which it said so " + worth.wrong(word)
                + (worth.wrong(word) == 1 ? " is wrong." : " are wrong.");
    }

    private static String sentence(String source, SourceRates.SourceRate rate) {
        return rate.known() == 0
                ? "Nothing is known of the work of " + source + "."
                : "Of " + rate.known() + " known annotations of " + source + " " + rate.wrong()
                        + (rate.wrong() == 1 ? " is wrong." : " are wrong.");
    }

    SourceRates sources() {
        return sources;
    }
}
