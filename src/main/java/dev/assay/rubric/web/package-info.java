/** Rubrics over HTTP. */
@NullMarked
package dev.assay.rubric.web;

import org.jspecify.annotations.NullMarked;
