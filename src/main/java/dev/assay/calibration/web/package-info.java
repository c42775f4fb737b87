/** Calibrations over HTTP. */
@NullMarked
package dev.assay.calibration.web;

import org.jspecify.annotations.NullMarked;
