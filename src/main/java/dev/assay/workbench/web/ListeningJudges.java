package dev.assay.workbench.web;

import dev.assay.edge.files.FileText;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.files.JudgeReader;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import java.util.List;
import java.util.Optional;

/** Tells judges whose verdicts a rubric's words can change from those who would say the same whatever it says. */
public final class ListeningJudges {

    private ListeningJudges() {}

    /** Why a judge of a run, or a member of it where it is a panel, cannot hear what a rubric says; empty where it can. */
    public static Optional<String> whyDeaf(Run run, Seat seat) {
        JudgeSpec spec = spec(seat);
        List<Seat> asked = spec instanceof JudgeSpec.Panel panel
                ? panel.members().stream()
                        .flatMap(member -> run.seat(member).stream())
                        .toList()
                : List.of(seat);
        return asked.stream().flatMap(each -> deafness(spec(each)).stream()).findFirst();
    }

    static JudgeSpec spec(Seat seat) {
        return JudgeReader.read(
                new FileText("judge " + seat.judge(), seat.spec().json()));
    }

    private static Optional<String> deafness(JudgeSpec spec) {
        return spec.fold(
                asked -> Optional.empty(),
                recorded -> Optional.of("judge '" + recorded.id()
                        + "' is a recording: it says the same words whatever the rubric says"),
                learnt -> Optional.of("judge '" + learnt.id()
                        + "' reads no rubric: it has learnt from the labels of the calibration split, and there it would be"
                        + " held against what it learnt from"),
                voting -> Optional.empty());
    }
}
