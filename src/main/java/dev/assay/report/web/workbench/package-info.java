/** The page on which a change of a rubric is tried before it becomes a version. */
@NullMarked
package dev.assay.report.web.workbench;

import org.jspecify.annotations.NullMarked;
