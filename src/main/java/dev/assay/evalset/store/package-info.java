/** Keeps evalsets and their items. */
@NullMarked
package dev.assay.evalset.store;

import org.jspecify.annotations.NullMarked;
