/** Evalset commands. */
@NullMarked
package dev.assay.evalset.cli;

import org.jspecify.annotations.NullMarked;
