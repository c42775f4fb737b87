/** Gate commands. */
@NullMarked
package dev.assay.gate.cli;

import org.jspecify.annotations.NullMarked;
