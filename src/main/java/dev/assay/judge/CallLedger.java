package dev.assay.judge;

import java.util.Optional;

/** Where a judge states each paid call before it sends the first byte, so that a crash cannot hide one. */
public interface CallLedger {

    /**
     * Commits that a call is about to be made and reserves its price.
     *
     * @throws CallRefused when the run is no longer to be served: stopped, or its budget would be exceeded
     */
    CallTicket intend(CallIntent intent);

    /**
     * Why no further call should be made; empty to go on. Asked while a judge waits for its turn or for another attempt,
     * so that nobody waits for something that will not happen.
     */
    default Optional<String> stopped() {
        return Optional.empty();
    }

    /** Commits that a call gave no usable completion, so that another attempt follows it. */
    void errored(SettledCall call);
}
