/** Reads items and what an evalset says about itself. */
@NullMarked
package dev.assay.evalset.files;

import org.jspecify.annotations.NullMarked;
