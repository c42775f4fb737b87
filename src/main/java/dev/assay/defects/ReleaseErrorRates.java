package dev.assay.defects;

import dev.assay.access.Caller;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import java.util.Map;

/** Knows how a judge errs on an earlier release of the same series, where it was certified there and that still holds. */
@FunctionalInterface
public interface ReleaseErrorRates {

    /** By criterion; none where no certificate holds, or the run's own release is the certified one. */
    Map<String, ErrorRates> of(Caller caller, Run run, Seat seat);
}
