/** Judge commands. */
@NullMarked
package dev.assay.judge.cli;

import org.jspecify.annotations.NullMarked;
