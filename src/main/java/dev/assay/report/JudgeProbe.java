package dev.assay.report;

import dev.assay.probe.ProbeResult;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import java.util.List;
import java.util.Optional;

/**
 * What is known of how a judge withstands the work that it judges.
 *
 * @param result of the newest probe of exactly this judge, prompt and rubric
 * @param state whether there is a result, and whether there could be one
 */
public record JudgeProbe(String judge, State state, Optional<ProbeResult> result) {

    /** Stands beside every result. */
    public static final String CAVEAT =
            "A rate of 0 says that the strings tried did not work on the items tried; it does not prove resistance.";

    /** What is known. */
    public enum State {
        PROBED,
        NOT_PROBED,
        /** A judge that is not asked in words. */
        CANNOT_BE_PROBED;

        /** For a sentence that begins with the judge's name. */
        public String phrase() {
            return switch (this) {
                case PROBED -> "probed";
                case NOT_PROBED -> "not probed";
                case CANNOT_BE_PROBED -> "not asked in words, so that nothing an item says can reach it";
            };
        }
    }

    /** One entry for every judge of the run, in the order of its seats. */
    public static List<JudgeProbe> of(RunReport report) {
        return report.run().judges().stream().map(seat -> of(report, seat)).toList();
    }

    private static JudgeProbe of(RunReport report, Seat seat) {
        Optional<ProbeResult> result = Optional.ofNullable(report.probes().get(seat.judge()));
        State state = seat.isPaid() ? State.NOT_PROBED : State.CANNOT_BE_PROBED;
        return new JudgeProbe(seat.judge(), result.isPresent() ? State.PROBED : state, result);
    }

    /** The command that probes a judge on the items of a run. */
    public static String command(String judge, Run run) {
        return "assay judge probe " + judge + " --evalset " + run.evalset() + " --rubric " + run.rubric();
    }
}
