/** Classifiers learnt from rows of numbers; it wraps a kept library and shows none of its types. */
@NullMarked
package dev.assay.stats.learn;

import org.jspecify.annotations.NullMarked;
