package dev.assay.gate;

/** A policy that cannot be put to a run: it names what is not there, or leaves open what it means. */
public final class GateMismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    public GateMismatch(String detail, String hint) {
        super(detail);
        this.hint = hint;
    }

    /** What to change. */
    public String hint() {
        return hint;
    }
}
