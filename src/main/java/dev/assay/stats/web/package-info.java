/** Estimates on the wire, for every room that serves one. */
@NullMarked
package dev.assay.stats.web;

import org.jspecify.annotations.NullMarked;
