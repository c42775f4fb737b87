/** How two runs of one judge differ. */
@NullMarked
package dev.assay.comparison;

import org.jspecify.annotations.NullMarked;
