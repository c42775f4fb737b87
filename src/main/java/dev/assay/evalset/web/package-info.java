/** Evalsets and items over HTTP. */
@NullMarked
package dev.assay.evalset.web;

import org.jspecify.annotations.NullMarked;
