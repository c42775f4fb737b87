/** How a judge compares with the humans it would replace, on items that several of them labelled. */
@NullMarked
package dev.assay.stats.raters;

import org.jspecify.annotations.NullMarked;
