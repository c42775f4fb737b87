package dev.assay.probe;

import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.RubricRef;
import java.time.Instant;

/**
 * That a run probes a judge.
 *
 * @param identity of judge, prompt and rubric together, as a run's seat gives it
 * @param evalset the evalset whose items are probed; the run's own is the probe set made of them
 * @param probes identifies the probes that were used
 * @param items how many items were chosen, without their variants
 */
public record ProbeRun(
        String run,
        String judge,
        Fingerprint identity,
        RubricRef rubric,
        String evalset,
        Fingerprint probes,
        int items,
        Instant openedAt) {}
