package dev.assay.workbench;

import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.RubricRef;
import java.time.Instant;

/**
 * A judge of a run asked again, about calibration items only, under a rubric that may become the next version.
 *
 * @param id such as {@code replay_…}
 * @param run whose verdicts are those before
 * @param replayRun whose verdicts are those after; an ordinary run over a set that holds calibration items and no others
 * @param evalset of the run before, whose items the set's are
 * @param goldSet that both are held against
 * @param fromContent identifies the rubric of the run before
 * @param toContent identifies the draft
 * @param items how many are asked about
 */
public record Replay(
        String id,
        String run,
        String judge,
        String replayRun,
        String evalset,
        String goldSet,
        RubricRef from,
        Fingerprint fromContent,
        RubricRef to,
        Fingerprint toContent,
        int items,
        LeftOut leftOut,
        Instant openedAt) {

    /**
     * Calibration items that would have said more than is true, or nothing.
     *
     * @param quoted items that an example of either rubric quotes, and their relations
     * @param shown of the others, items that the judge is shown as examples, and their relations
     * @param notJudged of the others, items without a verdict of the run before
     */
    public record LeftOut(int quoted, int shown, int notJudged) {}
}
