/** The page that shows who keeps which clause of a convention, and whether judges treat all work alike. */
@NullMarked
package dev.assay.report.web.conventions;

import org.jspecify.annotations.NullMarked;
