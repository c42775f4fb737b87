package dev.assay.judge.llm.account;

/** Time that only runs forward, whatever happens to the clock on the wall. */
@FunctionalInterface
public interface Ticker {

    /** Nanoseconds since some fixed moment. */
    long nanos();
}
