/** Runs and judgements over HTTP. */
@NullMarked
package dev.assay.run.web;

import org.jspecify.annotations.NullMarked;
