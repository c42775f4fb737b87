/** Keeps which replays were opened. */
@NullMarked
package dev.assay.workbench.store;

import org.jspecify.annotations.NullMarked;
