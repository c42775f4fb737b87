/** Reads probes. */
@NullMarked
package dev.assay.probe.files;

import org.jspecify.annotations.NullMarked;
