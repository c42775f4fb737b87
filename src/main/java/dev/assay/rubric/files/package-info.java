/** Reads rubric files. */
@NullMarked
package dev.assay.rubric.files;

import org.jspecify.annotations.NullMarked;
