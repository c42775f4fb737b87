/** Keeps which runs probe which judge, and the probe sets that they judge. */
@NullMarked
package dev.assay.probe.store;

import org.jspecify.annotations.NullMarked;
