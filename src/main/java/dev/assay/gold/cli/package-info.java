/** Gold commands. */
@NullMarked
package dev.assay.gold.cli;

import org.jspecify.annotations.NullMarked;
