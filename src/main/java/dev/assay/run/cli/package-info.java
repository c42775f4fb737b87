/** The run command. */
@NullMarked
package dev.assay.run.cli;

import org.jspecify.annotations.NullMarked;
