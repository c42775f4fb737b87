package dev.assay.probe;

import java.util.List;

/** Where the probes of this installation are. */
@FunctionalInterface
public interface ProbeShelf {

    /** All of them, by id. */
    List<Probe> all();
}
