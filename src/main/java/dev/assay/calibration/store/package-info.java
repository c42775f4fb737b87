/** Keeps calibrations. */
@NullMarked
package dev.assay.calibration.store;

import org.jspecify.annotations.NullMarked;
