package dev.assay.edge.cli;

/** What a command's exit code means; 3, 4 and 5 never look like a failed gate. */
public enum ExitCode {
    OK(0),
    UNEXPECTED(1),
    INVALID(2),
    UNREACHABLE(3),
    INCOMPLETE(4),
    TIMED_OUT(5),
    GATE_FAILED(100),
    GATE_INCONCLUSIVE(101),
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
