package dev.assay.judge;

/** Told when a paid call passes a commit point. A service does nothing there; crash tests end the process. */
@FunctionalInterface
public interface CommitPoints {

    CommitPoints UNWATCHED = point -> {};

    void reached(CommitPoint point);
}
