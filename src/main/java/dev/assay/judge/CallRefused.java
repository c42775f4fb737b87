package dev.assay.judge;

/** The run no longer allows a call: it was stopped, or its budget has no room. The item stays pending. */
public final class CallRefused extends RuntimeException {

    private final String why;

    public CallRefused(String why) {
        super("call refused: " + why);
        this.why = why;
    }

    /** {@code budget}, {@code cancelled}, {@code paused} or {@code draining}. */
    public String why() {
        return why;
    }
}
