/** What is learnt from the calibration split, and from it alone, cross-fitted wherever it answers its own items. */
@NullMarked
package dev.assay.calibration;

import org.jspecify.annotations.NullMarked;
