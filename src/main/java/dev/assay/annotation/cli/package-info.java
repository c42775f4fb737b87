/** Annotation errors on the command line. */
@NullMarked
package dev.assay.annotation.cli;

import org.jspecify.annotations.NullMarked;
