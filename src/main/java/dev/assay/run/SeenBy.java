package dev.assay.run;

import dev.assay.access.Caller;
import java.util.Set;

/** Told before a person is served verdicts, so that the person's later labels on these items are not taken as blind. */
@FunctionalInterface
public interface SeenBy {

    void serve(Caller caller, String evalset, String run, Set<String> itemIds);
}
