/** The probe command. */
@NullMarked
package dev.assay.probe.cli;

import org.jspecify.annotations.NullMarked;
