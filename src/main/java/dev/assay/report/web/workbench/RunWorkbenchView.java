package dev.assay.report.web.workbench;

import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.web.PageAddress;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.files.RubricText;
import dev.assay.run.Run;
import dev.assay.workbench.Replay;
import dev.assay.workbench.web.ListeningJudges;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The workbench of a run as a page.
 *
 * @param headline what the shown replay says, else what the page is for
 * @param rubric under which the run was judged
 * @param text of the rubric, as it stands in the field: a value that people edit, exactly as it is
 * @param judges who were asked in the run; those that cannot hear a rubric say why
 * @param replays newest first
 * @param canTry whether this reader may start one
 */
public record RunWorkbenchView(
        String run,
        VisibleText headline,
        VisibleText rubric,
        String text,
        List<JudgeOption> judges,
        List<ReplayLink> replays,
        Optional<ShownReplayView> shown,
        boolean canTry) {

    private static final DateTimeFormatter FOR_PEOPLE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public RunWorkbenchView {
        judges = List.copyOf(judges);
        replays = List.copyOf(replays);
    }

    /**
     * A judge of the run.
     *
     * @param id as it is sent
     * @param deafness why a rubric changes nothing for it; absent where it can be asked again
     */
    public record JudgeOption(String id, VisibleText name, Optional<VisibleText> deafness) {

        public boolean isListening() {
            return deafness.isEmpty();
        }
    }

    /** A replay in the list. */
    public record ReplayLink(
            String address,
            VisibleText judge,
            VisibleText from,
            VisibleText to,
            String items,
            String when,
            boolean isShown) {}

    /** Whether any judge of the run can be asked again. */
    public boolean hasListeners() {
        return judges.stream().anyMatch(JudgeOption::isListening);
    }

    static RunWorkbenchView of(
            Run run, Rubric rubric, List<Replay> replays, Optional<ShownReplayView> shown, boolean canTry) {
        return new RunWorkbenchView(
                run.id(),
                shown.map(ShownReplayView::headline)
                        .orElseGet(() ->
                                VisibleText.of("Try a change of " + rubric.ref() + " before it becomes a version.")),
                VisibleText.of(rubric.ref().toString()),
                RubricText.of(rubric),
                run.judges().stream()
                        .map(seat -> new JudgeOption(
                                seat.judge(),
                                VisibleText.of(seat.judge()),
                                ListeningJudges.whyDeaf(run, seat).map(VisibleText::of)))
                        .toList(),
                replays.stream().map(replay -> link(replay, shown)).toList(),
                shown,
                canTry);
    }

    private static ReplayLink link(Replay replay, Optional<ShownReplayView> shown) {
        return new ReplayLink(
                PageAddress.of(replay.run(), "workbench")
                        .with("replay", Optional.of(replay.id()))
                        .path(),
                VisibleText.of(replay.judge()),
                VisibleText.of(replay.from().toString()),
                VisibleText.of(replay.to().toString()),
                FigureText.counted(replay.items(), "item"),
                FOR_PEOPLE.format(replay.openedAt()),
                shown.map(ShownReplayView::id).filter(replay.id()::equals).isPresent());
    }
}
