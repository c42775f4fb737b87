package dev.assay.run;

import dev.assay.judge.Prompt;
import dev.assay.judge.Question;
import dev.assay.rubric.Rubric;
import java.util.Optional;

/** Prepares judges for runs: what exactly a judge is made of, and the judge made of exactly that. */
public interface Seating {

    /**
     * Everything a judge's verdicts would depend on, if it were to judge the evalset now.
     *
     * <p>Refused where the judge does not exist or lacks something.
     */
    Seat seat(String workspace, String evalset, Rubric rubric, String judge);

    /**
     * Refused with both fingerprints where a judge or its prompt is no longer what the run was opened with, so that no
     * run mixes verdicts of different judges.
     */
    void requireUnchanged(String workspace, Rubric rubric, Run run);

    /** A judge made of what its seat says, within the limits that it has now. */
    SeatedJudge judge(String workspace, String evalset, Rubric rubric, Seat seat);

    /** What a judge that is asked in words would be sent; empty for the others. */
    Optional<Prompt> prompt(Seat seat, Question question);

    /** What a run would cost. */
    CostForecast forecast(String workspace, Run run, Rubric rubric);
}
