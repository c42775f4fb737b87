/** Stores what a content folder holds. */
@NullMarked
package dev.assay.content.store;

import org.jspecify.annotations.NullMarked;
