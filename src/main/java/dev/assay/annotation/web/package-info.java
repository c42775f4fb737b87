/** Annotation errors over HTTP. */
@NullMarked
package dev.assay.annotation.web;

import org.jspecify.annotations.NullMarked;
