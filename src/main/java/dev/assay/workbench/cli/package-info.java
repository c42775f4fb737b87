/** Replaying a rubric from the command line. */
@NullMarked
package dev.assay.workbench.cli;

import org.jspecify.annotations.NullMarked;
