package dev.assay.edge;

import java.util.List;

/** A request that cannot be served as it is, with what would mend it. */
public final class Refusal extends RuntimeException {

    private final ProblemKind kind;
    private final String detail;
    private final String hint;
    private final List<?> errors;

    public Refusal(ProblemKind kind, String detail, String hint) {
        this(kind, detail, hint, List.of());
    }

    /**
     * @param hint what to do instead, one sentence
     * @param errors the single problems, where there are several
     */
    public Refusal(ProblemKind kind, String detail, String hint, List<?> errors) {
        super(detail);
        this.kind = kind;
        this.detail = detail;
        this.hint = hint;
        this.errors = List.copyOf(errors);
    }

    /** The refusal for a name that names nothing. */
    public static Refusal notFound(String what, String id) {
        return new Refusal(
                ProblemKind.NOT_FOUND, "no " + what + " '" + id + "'", "GET the collection to see what there is.");
    }

    public ProblemKind kind() {
        return kind;
    }

    public String detail() {
        return detail;
    }

    public String hint() {
        return hint;
    }

    public List<?> errors() {
        return errors;
    }
}
