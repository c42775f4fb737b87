package dev.assay.judge.llm;

/** The thread that waited for an answer was told to stop; unchecked, to pass through the client library. */
final class CallInterrupted extends RuntimeException {

    CallInterrupted() {
        super("interrupted while waiting for an answer", null, false, false);
    }
}
