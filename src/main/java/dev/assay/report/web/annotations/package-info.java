/** The page of annotations that are probably wrong. */
@NullMarked
package dev.assay.report.web.annotations;

import org.jspecify.annotations.NullMarked;
