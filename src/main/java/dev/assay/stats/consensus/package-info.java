/** What several raters together say of an item, and how good each of them is. */
@NullMarked
package dev.assay.stats.consensus;

import org.jspecify.annotations.NullMarked;
