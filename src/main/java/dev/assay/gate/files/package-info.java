/** Reads gate files. */
@NullMarked
package dev.assay.gate.files;

import org.jspecify.annotations.NullMarked;
