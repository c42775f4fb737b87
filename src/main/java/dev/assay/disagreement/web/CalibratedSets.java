package dev.assay.disagreement.web;

import dev.assay.access.Caller;
import dev.assay.calibration.store.Calibrations;
import dev.assay.disagreement.CalibratedDisagreements;
import dev.assay.disagreement.DisagreementSet;
import dev.assay.run.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads disagreements by the newest calibration that was fitted on the same run, out of fold where an item was fitted on. */
@ApplicationScoped
class CalibratedSets {

    private final Calibrations calibrations;

    CalibratedSets(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    /** Empty where the run's judge has no calibration, or none on the criterion. */
    Optional<CalibratedDisagreements> of(Caller caller, Run run, DisagreementSet set) {
        return calibrations
                .newest(caller.workspace(), run.id(), set.judge())
                .flatMap(kept -> CalibratedDisagreements.of(
                        set, judgement -> kept.calibration().of(judgement, run.id(), run.evalset())));
    }
}
