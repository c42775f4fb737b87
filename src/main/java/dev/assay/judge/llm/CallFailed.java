package dev.assay.judge.llm;

/**
 * A call gave no completion. It has neither a cause nor a provider's words in its message: a cause would be unwrapped
 * and replaced on its way through the client library, and a provider's words may quote a key.
 */
final class CallFailed extends RuntimeException {

    private final transient Fault fault;

    CallFailed(Fault fault) {
        super(fault.reason().code(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
