/** Keeps rubric versions. */
@NullMarked
package dev.assay.rubric.store;

import org.jspecify.annotations.NullMarked;
