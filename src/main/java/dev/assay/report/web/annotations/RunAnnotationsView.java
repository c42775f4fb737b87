package dev.assay.report.web.annotations;

import dev.assay.annotation.AnnotationErrors;
import dev.assay.annotation.web.AnnotationErrorDesk;
import dev.assay.evalset.Item;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.web.Choice;
import dev.assay.report.web.PageAddress;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The annotation errors of a run's evalset as a page.
 *
 * @param headline the sentence that one would say aloud
 * @param scope what was learnt from, and what is doubted
 * @param unlearnt why there is nothing to say on some criteria
 * @param criteria columns of the annotators' table
 */
public record RunAnnotationsView(
        String run,
        VisibleText headline,
        List<VisibleText> scope,
        List<VisibleText> unlearnt,
        List<Choice> judges,
        List<SuspectView> suspects,
        List<VisibleText> criteria,
        List<AnnotatorView> annotators) {

    public RunAnnotationsView {
        scope = List.copyOf(scope);
        unlearnt = List.copyOf(unlearnt);
        judges = List.copyOf(judges);
        suspects = List.copyOf(suspects);
        criteria = List.copyOf(criteria);
        annotators = List.copyOf(annotators);
    }

    static RunAnnotationsView without(String run, String why) {
        return new RunAnnotationsView(
                run,
                VisibleText.of("Nothing to rank yet."),
                List.of(VisibleText.of(why)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static RunAnnotationsView of(
            Run run, Optional<String> judge, AnnotationErrorDesk.Found found, Map<String, Item> items) {
        AnnotationErrors errors = found.errors();
        List<SuspectView> suspects = new ArrayList<>();
        for (AnnotationErrors.Suspect suspect : errors.suspects()) {
            suspects.add(SuspectView.of(
                    suspects.size() + 1, suspect, Optional.ofNullable(items.get(suspect.itemId())), found.rubric()));
        }
        List<String> criteria = found.rubric().criteria().stream()
                .map(criterion -> criterion.id())
                .filter(criterion -> errors.sources().stream()
                        .anyMatch(source -> source.byCriterion().containsKey(criterion)))
                .toList();
        return new RunAnnotationsView(
                run.id(),
                VisibleText.of(headline(errors)),
                List.of(
                        VisibleText.of(learnt(errors)),
                        VisibleText.of(FigureText.counted(errors.candidates(), "annotation")
                                + " that nobody has labelled "
                                + (errors.candidates() == 1 ? "is" : "are") + " ranked"
                                + (errors.unscored() == 0
                                        ? "."
                                        : "; " + FigureText.counted(errors.unscored(), "verdict")
                                                + " of judges on them had no label and counted for nothing."))),
                new TreeMap<>(errors.unlearnt())
                        .entrySet().stream()
                                .map(reason -> VisibleText.of(
                                        "Nothing is said on " + reason.getKey() + ": " + reason.getValue() + "."))
                                .toList(),
                judges(run, judge),
                suspects,
                criteria.stream().map(VisibleText::of).toList(),
                errors.sources().stream()
                        .map(source -> AnnotatorView.of(source, criteria))
                        .toList());
    }

    private static String headline(AnnotationErrors errors) {
        int shown = errors.suspects().size();
        if (errors.candidates() == 0) {
            return "Every annotation has been labelled: nothing is left to rank.";
        }
        return shown == 0
                ? "Too little is known to rank annotations."
                : "Of the " + shown + " annotations below about " + Math.round(errors.expectedOfSuspects())
                        + " should be wrong; of " + shown + " drawn at random, about "
                        + Math.round(errors.expectedAtRandom()) + ".";
    }

    private static String learnt(AnnotationErrors errors) {
        return "Learnt from " + FigureText.counted(errors.known(), "annotation") + " with gold, of which "
                + errors.wrong() + (errors.wrong() == 1 ? " is" : " are")
                + " wrong; calibration split only, the holdout is not opened.";
    }

    private static List<Choice> judges(Run run, Optional<String> chosen) {
        PageAddress address = PageAddress.of(run.id(), "annotation-errors");
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(VisibleText.of("all"), address.path(), chosen.isEmpty()));
        for (Seat seat : run.judges()) {
            Optional<String> judge = Optional.of(seat.judge());
            choices.add(new Choice(
                    VisibleText.of(seat.judge()), address.with("judge", judge).path(), chosen.equals(judge)));
        }
        return choices;
    }
}
