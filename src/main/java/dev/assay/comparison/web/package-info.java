/** Comparing runs over HTTP. */
@NullMarked
package dev.assay.comparison.web;

import org.jspecify.annotations.NullMarked;
