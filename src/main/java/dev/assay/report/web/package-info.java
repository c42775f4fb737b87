/** Shows reports and runs as pages: what a template prints is a value, and what others wrote is only ever text. */
@NullMarked
package dev.assay.report.web;

import org.jspecify.annotations.NullMarked;
