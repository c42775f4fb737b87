package dev.assay.judge;

/** The run no longer allows a call: it was stopped, its budget has no room, or its provider is away. The item stays pending. */
public final class CallRefused extends RuntimeException {

    /** Another call might exceed what the run may spend. */
    public static final String BUDGET = "budget";

    /** The provider has been away for too long. */
    public static final String PROVIDER_DOWN = "provider_down";

    private final String why;

    public CallRefused(String why) {
        super("call refused: " + why);
        this.why = why;
    }

    /** {@code budget}, {@code provider_down}, {@code cancelled}, {@code paused} or {@code draining}. */
    public String why() {
        return why;
    }

    /** Whether other providers may still be asked. */
    public boolean isOfOneProvider() {
        return why.equals(PROVIDER_DOWN);
    }
}
