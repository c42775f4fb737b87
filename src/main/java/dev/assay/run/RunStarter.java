package dev.assay.run;

/** Executes queued runs in the background. */
@FunctionalInterface
public interface RunStarter {

    /** Has a queued run executed soon; one that is being executed already is left alone. */
    void start(String workspace, String run);
}
