/** The demo command. */
@NullMarked
package dev.assay.demo.cli;

import org.jspecify.annotations.NullMarked;
