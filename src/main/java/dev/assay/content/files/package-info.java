/** Reads a whole content folder and says everything that is wrong with it. */
@NullMarked
package dev.assay.content.files;

import org.jspecify.annotations.NullMarked;
