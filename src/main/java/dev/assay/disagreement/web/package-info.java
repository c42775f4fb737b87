/** Disagreement over HTTP. */
@NullMarked
package dev.assay.disagreement.web;

import org.jspecify.annotations.NullMarked;
