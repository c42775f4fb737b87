/** Reads what human auditors said. */
@NullMarked
package dev.assay.gold.files;

import org.jspecify.annotations.NullMarked;
