/** Rubric commands. */
@NullMarked
package dev.assay.rubric.cli;

import org.jspecify.annotations.NullMarked;
