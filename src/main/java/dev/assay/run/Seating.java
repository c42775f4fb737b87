package dev.assay.run;

import dev.assay.evalset.Item;
import dev.assay.judge.MemberVerdicts;
import dev.assay.judge.Prompt;
import dev.assay.judge.Questionnaire;
import dev.assay.rubric.Rubric;
import java.util.List;
import java.util.Optional;

/** Prepares judges for runs: what exactly a judge is made of, and the judge made of exactly that. */
public interface Seating {

    /**
     * Everything that the verdicts of some judges would depend on, if they were to judge the evalset now. A panel brings its
     * members along: they are seated before it, once, whoever else named them.
     *
     * <p>Refused where a judge does not exist or lacks something.
     */
    List<Seat> seats(String workspace, String evalset, Rubric rubric, List<String> judges);

    /**
     * Refused with both fingerprints where a judge or its prompt is no longer what the run was opened with, so that no
     * run mixes verdicts of different judges.
     */
    void requireUnchanged(String workspace, Rubric rubric, Run run);

    /**
     * A judge made of what its seat says, within the limits that it has now.
     *
     * @param members what a panel goes by
     */
    SeatedJudge judge(String workspace, String evalset, Rubric rubric, Seat seat, MemberVerdicts members);

    /** What a judge that is asked in words would be sent; empty for the others. */
    Optional<Prompt> prompt(String workspace, String evalset, Seat seat, Questionnaire asked);

    /** What a run would cost. */
    CostForecast forecast(String workspace, Run run, Rubric rubric);

    /**
     * What asking a run's judges about some items would cost, whatever the run's evalset holds.
     *
     * @param items ordered by id
     */
    CostForecast forecast(String workspace, Run run, Rubric rubric, List<Item> items);
}
