package dev.assay.report.web;

import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.run.Progress;
import dev.assay.run.Run;
import dev.assay.run.RunState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run on a page.
 *
 * @param state the word of the API
 * @param isOver whether nothing more happens unless somebody asks for it
 * @param done judgements made, of {@code total}
 * @param cost what it has cost so far, empty where nothing is paid for
 * @param unknownCalls how many calls were in flight when a process ended, empty where none was
 * @param advice the command that takes the run on, empty where it goes on by itself or is over
 * @param when it was opened, for people; {@code at} is the same for machines
 */
public record RunView(
        String id,
        VisibleText evalset,
        VisibleText rubric,
        List<VisibleText> judges,
        String state,
        boolean isOver,
        Optional<VisibleText> statusReason,
        CoverageView coverage,
        String done,
        String total,
        String calls,
        Optional<String> cost,
        Optional<String> unknownCalls,
        Optional<String> advice,
        String when,
        String at) {

    private static final DateTimeFormatter FOR_PEOPLE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int MICRO_DIGITS = 6;

    public RunView {
        judges = List.copyOf(judges);
    }

    /** A run as it is now. */
    public static RunView of(Run run) {
        Progress progress = run.progress();
        Instant opened = run.createdAt();
        return new RunView(
                run.id(),
                VisibleText.of(run.evalset()),
                VisibleText.of(run.rubric().toString()),
                run.judges().stream().map(seat -> VisibleText.of(seat.judge())).toList(),
                run.state().word(),
                run.state().isOver(),
                run.statusReason().map(VisibleText::of),
                CoverageView.of(
                        progress.scored(),
                        progress.abstained(),
                        progress.unreadable(),
                        progress.failed(),
                        progress.pending()),
                FigureText.count(progress.done()),
                FigureText.count(progress.total()),
                FigureText.count(run.calls().made()),
                cost(run),
                run.calls().unknown() == 0
                        ? Optional.empty()
                        : Optional.of(FigureText.count(run.calls().unknown())),
                advice(run),
                FOR_PEOPLE.format(opened),
                opened.toString());
    }

    private static Optional<String> advice(Run run) {
        String reason = run.statusReason().orElse("");
        if (run.state() == RunState.PAUSED) {
            if (reason.equals("budget")) {
                return Optional.of(
                        "Raise the budget (PATCH /v1/runs/" + run.id() + "), then: ./assay run --resume " + run.id());
            }
            return reason.equals("provider_down")
                    ? Optional.of("The provider does not answer. It is tried again every minute.")
                    : Optional.of("./assay run --resume " + run.id());
        }
        boolean hasEnded = run.state() == RunState.PARTIAL || run.state() == RunState.FAILED;
        return hasEnded && run.progress().failed() > 0
                ? Optional.of(FigureText.count(run.progress().failed())
                        + " failed. To ask only those again: ./assay run --retry-failed " + run.id())
                : Optional.empty();
    }

    private static Optional<String> cost(Run run) {
        Optional<String> currency =
                run.judges().stream().flatMap(seat -> seat.currency().stream()).findFirst();
        return run.spentMicros() == 0
                ? Optional.empty()
                : currency.map(unit -> BigDecimal.valueOf(run.spentMicros(), MICRO_DIGITS)
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString()
                        + " " + unit);
    }
}
