/** Conventions on the command line. */
@NullMarked
package dev.assay.convention.cli;

import org.jspecify.annotations.NullMarked;
