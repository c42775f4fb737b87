package dev.assay.report.web.clusters;

import dev.assay.disagreement.Cause;
import dev.assay.disagreement.DecidedCluster;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is wrong, and what speaks for it.
 *
 * @param word of the cause that holds, which is a class of the style sheet too
 * @param phrase the same for people
 * @param decidedBy who said so; absent where the evidence alone speaks
 * @param computed what the evidence alone says
 * @param evidence sentences with counts, the weightiest first
 * @param options every cause with its probability
 */
public record CauseView(
        String word,
        String phrase,
        Optional<VisibleText> decidedBy,
        String computed,
        List<VisibleText> evidence,
        List<Option> options) {

    public CauseView {
        evidence = List.copyOf(evidence);
        options = List.copyOf(options);
    }

    /**
     * A cause.
     *
     * @param probability by the evidence, in [0,1], two decimals; a weighing by fixed rules, no measured frequency
     * @param width the same in [0,100]
     * @param isDecided whether a person chose it
     */
    public record Option(String word, String name, String probability, String width, boolean isDecided) {}

    static CauseView of(DecidedCluster decided) {
        List<Option> options = new ArrayList<>();
        decided.cluster()
                .diagnosis()
                .inOrder()
                .forEach((cause, probability) -> options.add(new Option(
                        cause.word(),
                        name(cause),
                        FigureText.number(probability),
                        FigureText.number(100 * probability),
                        decided.decision().cause().equals(Optional.of(cause)))));
        Cause holds = decided.cause();
        return new CauseView(
                holds.word(),
                holds.phrase(),
                decided.isDecided()
                        ? Optional.of(VisibleText.of(decided.decision().by().orElse("a person")))
                        : Optional.empty(),
                name(decided.cluster().diagnosis().cause()),
                decided.cluster().diagnosis().evidence().stream()
                        .map(VisibleText::of)
                        .toList(),
                options);
    }

    private static String name(Cause cause) {
        return cause.word().replace('_', ' ');
    }
}
