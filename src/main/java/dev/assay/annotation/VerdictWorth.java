package dev.assay.annotation;

import dev.assay.stats.Logit;
import dev.assay.stats.scores.LabelledScores;
import dev.assay.stats.scores.PlattMap;
import java.util.List;
import java.util.Optional;

/**
 * What a judge's words are worth, learnt from annotations of which the truth is known.
 *
 * <p>{@link PlattMap} turns how strongly the judge holds an annotation to be wrong into a probability; the worth of a word is the
 * logarithm of its odds over the odds of all annotations that the map was learnt from. Words without a confidence are another kind of
 * word, told apart by their label alone: with a half added to each count, the share of wrong ones among those with the same label
 * takes the place of the map. A judge whose words are all alike, or who was learnt from one kind of annotations only, is worth nothing.
 */
final class VerdictWorth {

    private final Tally sure;
    private final Tally unsure;
    private final Optional<PlattMap> map;

    /** @param known annotations of known quality on which the judge has said something */
    VerdictWorth(List<JudgedAnnotation> known, String judge) {
        List<JudgedAnnotation> withConfidence = known.stream()
                .filter(annotation -> word(annotation, judge).confidence().isPresent())
                .toList();
        this.sure = new Tally(withConfidence, judge);
        this.unsure = new Tally(
                known.stream()
                        .filter(annotation ->
                                word(annotation, judge).confidence().isEmpty())
                        .toList(),
                judge);
        this.map = PlattMap.fit(scores(withConfidence, judge)).model();
    }

    private static LabelledScores scores(List<JudgedAnnotation> known, String judge) {
        double[] strengths = new double[known.size()];
        boolean[] wrong = new boolean[known.size()];
        String[] groups = new String[known.size()];
        for (int i = 0; i < wrong.length; i++) {
            strengths[i] = word(known.get(i), judge).strength();
            wrong[i] = known.get(i).isWrong();
            groups[i] = known.get(i).item().cluster();
        }
        return LabelledScores.of(strengths, wrong, groups);
    }

    private static Word word(JudgedAnnotation annotation, String judge) {
        Word word = annotation.words().get(judge);
        if (word == null) {
            throw new IllegalArgumentException(
                    judge + " said nothing on " + annotation.item().id());
        }
        return word;
    }

    /** How many known annotations were called wrong and right, and how many of these are wrong. */
    private static final class Tally {

        private final int[] said = new int[2];
        private final int[] wrong = new int[2];

        Tally(List<JudgedAnnotation> known, String judge) {
            for (JudgedAnnotation annotation : known) {
                int side = side(word(annotation, judge));
                said[side]++;
                wrong[side] += annotation.isWrong() ? 1 : 0;
            }
        }

        static int side(Word word) {
            return word.isWrong() ? 1 : 0;
        }

        double oddsOfAll() {
            return logOdds(wrong[0] + wrong[1], said[0] + said[1]);
        }

        double odds(Word word) {
            return logOdds(wrong[side(word)], said[side(word)]);
        }

        private static double logOdds(int wrong, int of) {
            return Logit.of((wrong + 0.5) / (of + 1));
        }
    }

    /** The logarithm of the factor on the odds; above 0 it speaks for a wrong annotation. */
    double of(Word word) {
        return word.confidence().isEmpty()
                ? unsure.odds(word) - unsure.oddsOfAll()
                : map.map(fitted -> Logit.of(fitted.probability(word.strength())) - sure.oddsOfAll())
                        .orElse(0.0);
    }

    /** Of how many known annotations the judge said the same. */
    int said(Word word) {
        return sure.said[Tally.side(word)] + unsure.said[Tally.side(word)];
    }

    /** How many of these are wrong. */
    int wrong(Word word) {
        return sure.wrong[Tally.side(word)] + unsure.wrong[Tally.side(word)];
    }
}
