/** The page that shows why the judges of a run and the humans disagree, and takes what people decide about it. */
@NullMarked
package dev.assay.report.web.clusters;

import org.jspecify.annotations.NullMarked;
