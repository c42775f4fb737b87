package dev.assay.run;

/**
 * The paid calls of a run, by how they ended.
 *
 * @param made all of them, each committed before it was sent
 * @param errored gave no usable completion
 * @param unknown were in flight when a process ended, or answered too late to be used; priced all the same
 */
public record CallCounts(long made, long answered, long errored, long unknown) {

    public static final CallCounts NONE = new CallCounts(0, 0, 0, 0);

    /** Stated and not ended yet. */
    public long underWay() {
        return made - answered - errored - unknown;
    }
}
