/** Calibrating and certifying on the command line. */
@NullMarked
package dev.assay.certificate.cli;

import org.jspecify.annotations.NullMarked;
