/** What all commands share: exit codes, output and the way to a service. */
@NullMarked
package dev.assay.edge.cli;

import org.jspecify.annotations.NullMarked;
