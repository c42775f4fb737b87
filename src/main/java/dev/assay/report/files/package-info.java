/** Writes a report as text: for the terminal, as Markdown and as CSV. */
@NullMarked
package dev.assay.report.files;

import org.jspecify.annotations.NullMarked;
