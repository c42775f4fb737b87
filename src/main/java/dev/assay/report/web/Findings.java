package dev.assay.report.web;

import dev.assay.access.Caller;
import dev.assay.annotation.AnnotationErrors;
import dev.assay.annotation.web.AnnotationErrorDesk;
import dev.assay.convention.ClauseAdherence;
import dev.assay.convention.web.ConventionDesk;
import dev.assay.disagreement.CriterionShares;
import dev.assay.disagreement.web.AttributionDesk;
import dev.assay.evalset.store.EvalSets;
import dev.assay.report.FigureText;
import dev.assay.run.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the calibration items show besides agreement: which criterion decides, which clause is kept least, which annotations to look at.
 * One sentence each, as the pages of the run begin; the holdout is not looked at for them.
 */
@ApplicationScoped
class Findings {

    private static final String SPLIT = "calibration";
    private static final double CONFIDENCE_LEVEL = 0.95;
    private static final int SUSPECTS = 10;
    /** Every verdict is read to rank annotations, which takes seconds above this; the page of a large run does it when asked. */
    private static final int MOST_ITEMS = 20_000;

    private final AttributionDesk attribution;
    private final ConventionDesk conventions;
    private final AnnotationErrorDesk annotations;
    private final EvalSets evalSets;

    Findings(
            AttributionDesk attribution,
            ConventionDesk conventions,
            AnnotationErrorDesk annotations,
            EvalSets evalSets) {
        this.attribution = attribution;
        this.conventions = conventions;
        this.annotations = annotations;
        this.evalSets = evalSets;
    }

    /** @param judge of whom to speak; the first of the run where absent */
    List<String> of(Caller caller, Run run, Optional<String> judge) {
        List<String> sentences = new ArrayList<>();
        String asked = judge.orElseGet(() -> run.judges().get(0).judge());
        attribution.of(caller, run, Optional.of(asked), SPLIT, CONFIDENCE_LEVEL).judges().stream()
                .filter(shares -> !shares.items().isEmpty() && shares.criteria().size() > 1)
                .map(Findings::decides)
                .forEach(sentences::add);
        ClauseAdherence.leastKept(conventions
                        .of(caller, run, new ConventionDesk.Wanted(Optional.of(asked), SPLIT, CONFIDENCE_LEVEL))
                        .clauses())
                .map(Findings::kept)
                .ifPresent(sentences::add);
        if (evalSets.require(caller.workspace(), run.evalset()).items() <= MOST_ITEMS) {
            AnnotationErrors errors = annotations
                    .of(caller, run, Optional.empty(), SUSPECTS, CONFIDENCE_LEVEL)
                    .errors();
            if (!errors.suspects().isEmpty()) {
                sentences.add(suspects(errors));
            }
        }
        return sentences;
    }

    private static String decides(CriterionShares shares) {
        return shares.judge() + " decides "
                + FigureText.counted(shares.items().size(), "item") + " of "
                + FigureText.count(shares.items().size() + shares.alike()) + " otherwise than gold. Shares in that: "
                + shares.criteria().stream()
                        .map(share -> share.criterion() + " " + FigureText.of(share.share()))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String kept(ClauseAdherence clause) {
        return "Annotators keep " + clause.clause() + " least often: on " + FigureText.of(clause.adherence()) + " of "
                + FigureText.counted(clause.adherence().n(), "item") + " with gold.";
    }

    private static String suspects(AnnotationErrors errors) {
        int shown = errors.suspects().size();
        return "Of " + FigureText.counted(errors.candidates(), "annotation")
                + " that nobody has labelled, look first at "
                + errors.suspects().stream()
                        .map(AnnotationErrors.Suspect::itemId)
                        .collect(Collectors.joining(", "))
                + ": about " + Math.round(errors.expectedOfSuspects()) + " of these " + shown + " should be wrong, of "
                + shown + " drawn at random about " + Math.round(errors.expectedAtRandom()) + ".";
    }
}
