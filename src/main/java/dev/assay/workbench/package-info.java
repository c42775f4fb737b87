/** Rubrics that are tried on calibration gold before they become a version. */
@NullMarked
package dev.assay.workbench;

import org.jspecify.annotations.NullMarked;
