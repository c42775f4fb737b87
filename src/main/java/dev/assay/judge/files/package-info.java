/** Reads judge files and the verdicts that were recorded elsewhere. */
@NullMarked
package dev.assay.judge.files;

import org.jspecify.annotations.NullMarked;
