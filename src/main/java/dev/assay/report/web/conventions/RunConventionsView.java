package dev.assay.report.web.conventions;

import dev.assay.convention.ClauseAdherence;
import dev.assay.convention.web.ConventionDesk;
import dev.assay.gold.GoldPart;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.web.Choice;
import dev.assay.report.web.PageAddress;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conventions of a run as a page.
 *
 * @param headline the sentence that one would say aloud
 * @param scope which gold was read, and what that allows
 * @param nothing why the page has nothing to show; the lists are empty then
 * @param series what changes were measured on
 */
public record RunConventionsView(
        String run,
        VisibleText headline,
        List<VisibleText> scope,
        Optional<VisibleText> nothing,
        List<Choice> judges,
        List<Choice> splits,
        List<ClauseView> clauses,
        List<JudgeGapsView> gaps,
        Optional<VisibleText> series) {

    private static final String USUAL_SPLIT = "calibration";

    public RunConventionsView {
        scope = List.copyOf(scope);
        judges = List.copyOf(judges);
        splits = List.copyOf(splits);
        clauses = List.copyOf(clauses);
        gaps = List.copyOf(gaps);
    }

    /** Whether anything was compared between versions of the convention. */
    public boolean hasChanges() {
        return clauses.stream().anyMatch(clause -> !clause.changes().isEmpty());
    }

    static RunConventionsView without(String run, String why) {
        return new RunConventionsView(
                run,
                VisibleText.of("Nothing to measure yet."),
                List.of(),
                Optional.of(VisibleText.of(why)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    static RunConventionsView of(Run run, ConventionDesk.Wanted wanted, ConventionDesk.Measured measured) {
        PageAddress address = PageAddress.of(run.id(), "conventions")
                .with("judge", wanted.judge())
                .with("split", Optional.of(wanted.split()).filter(split -> !split.equals(USUAL_SPLIT)));
        Optional<ClauseAdherence> least = ClauseAdherence.leastKept(measured.clauses());
        return new RunConventionsView(
                run.id(),
                VisibleText.of(headline(measured.clauses(), least)),
                Stream.of(split(wanted, measured), sampling(measured.opened().part()))
                        .map(VisibleText::of)
                        .toList(),
                Optional.empty(),
                judges(address, run, wanted.judge()),
                splits(address, wanted.split()),
                measured.clauses().stream()
                        .map(clause -> ClauseView.of(
                                clause, least.filter(clause::equals).isPresent()))
                        .toList(),
                JudgeGapsView.of(measured.gaps()),
                Optional.of(VisibleText.of(series(measured))));
    }

    private static String headline(List<ClauseAdherence> clauses, Optional<ClauseAdherence> least) {
        if (clauses.isEmpty()) {
            return "No criterion of this rubric says which clause it checks.";
        }
        return least.map(clause -> (clauses.size() == 1 ? "Annotators keep " : "Annotators keep least often ")
                        + clause.clause() + ": on " + FigureText.of(clause.adherence()) + " of "
                        + FigureText.counted(clause.adherence().n(), "item") + " with gold.")
                .orElse("No clause has enough items with gold.");
    }

    private static String split(ConventionDesk.Wanted wanted, ConventionDesk.Measured measured) {
        return switch (wanted.split()) {
            case "holdout" ->
                "Read on the holdout: this was a look, and it is counted. Looks so far: "
                        + measured.opened().looks() + ".";
            case "all" -> "Read on the whole gold set, not held out: for display, nothing here certifies.";
            default -> "Read on the calibration split, which is free to look at.";
        };
    }

    private static String sampling(GoldPart part) {
        return switch (part.header().sampling()) {
            case RANDOM -> "The audited items were drawn at random, so that figures hold for the release.";
            case CONVENIENCE -> "The audited items were not drawn at random: figures describe them and nothing else.";
        };
    }

    private static String series(ConventionDesk.Measured measured) {
        List<String> parts = new ArrayList<>();
        measured.series()
                .parts()
                .forEach(part -> parts.add(part.header().evalset() + " ("
                        + FigureText.counted(part.items().size(), "item") + ")"));
        return "Changes are measured on the gold of " + String.join(", ", parts)
                + missing("without gold", measured.series().withoutGold())
                + missing(
                        "with gold of another major rubric version",
                        measured.series().otherMajor()) + ".";
    }

    private static String missing(String why, List<String> evalsets) {
        return evalsets.isEmpty() ? "" : "; " + why + ": " + String.join(", ", evalsets);
    }

    private static List<Choice> judges(PageAddress address, Run run, Optional<String> chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                VisibleText.of("all"), address.with("judge", Optional.empty()).path(), chosen.isEmpty()));
        for (Seat seat : run.judges()) {
            Optional<String> judge = Optional.of(seat.judge());
            choices.add(new Choice(
                    VisibleText.of(seat.judge()), address.with("judge", judge).path(), chosen.equals(judge)));
        }
        return choices;
    }

    /** No link leads to the holdout: following one would be a look, and browsers follow links nobody clicked. */
    private static List<Choice> splits(PageAddress address, String chosen) {
        return List.of(
                new Choice(
                        VisibleText.of(USUAL_SPLIT),
                        address.with("split", Optional.empty()).path(),
                        chosen.equals(USUAL_SPLIT)),
                new Choice(
                        VisibleText.of("all gold, for display"),
                        address.with("split", Optional.of("all")).path(),
                        chosen.equals("all")));
    }
}
