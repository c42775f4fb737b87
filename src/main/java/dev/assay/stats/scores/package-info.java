/** Scores as probabilities: how to calibrate them, how good they are, and where to put a threshold. */
@NullMarked
package dev.assay.stats.scores;

import org.jspecify.annotations.NullMarked;
