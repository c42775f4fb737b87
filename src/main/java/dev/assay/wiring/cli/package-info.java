/** The top command and those that start or examine the service. */
@NullMarked
package dev.assay.wiring.cli;

import org.jspecify.annotations.NullMarked;
