/** How many items a question needs, and what chance a plan has of answering it. */
@NullMarked
package dev.assay.stats.planning;

import org.jspecify.annotations.NullMarked;
