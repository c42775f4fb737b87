/** Comparing runs on the command line. */
@NullMarked
package dev.assay.comparison.cli;

import org.jspecify.annotations.NullMarked;
