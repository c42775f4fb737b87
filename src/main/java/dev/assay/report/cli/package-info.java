/** The report command. */
@NullMarked
package dev.assay.report.cli;

import org.jspecify.annotations.NullMarked;
