package dev.assay.run;

import java.util.Optional;

/** Asked between questions whether to go on. */
@FunctionalInterface
public interface StopSignal {

    /** Why to stop: {@code cancelled}, {@code paused} or {@code draining}; empty to go on. */
    Optional<String> reason();
}
