package dev.assay.judge;

/** Where a judge states each paid call before it sends the first byte, so that a crash cannot hide one. */
public interface CallLedger {

    /**
     * Commits that a call is about to be made and reserves its price.
     *
     * @throws CallRefused when the run is no longer to be served: stopped, or its budget would be exceeded
     */
    CallTicket intend(CallIntent intent);

    /** Commits that a call gave no usable completion, so that another attempt follows it. */
    void errored(SettledCall call);
}
