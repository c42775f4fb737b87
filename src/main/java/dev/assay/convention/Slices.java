package dev.assay.convention;

import java.util.List;

/** The metadata keys by which the work is parted. */
final class Slices {

    static final String CONVENTION_VERSION = "conventionVersion";

    static final List<String> KEYS = List.of("annotator", "vendor", "language", CONVENTION_VERSION);

    private Slices() {}
}
