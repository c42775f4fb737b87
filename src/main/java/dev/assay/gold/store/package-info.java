/** Keeps human labels, gold sets, looks at holdouts and who has seen a verdict. */
@NullMarked
package dev.assay.gold.store;

import org.jspecify.annotations.NullMarked;
