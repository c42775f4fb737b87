/** Clusters of disagreements on the command line. */
@NullMarked
package dev.assay.disagreement.cli;

import org.jspecify.annotations.NullMarked;
