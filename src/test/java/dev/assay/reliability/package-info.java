/** The packaged service driven as a process of its own, killed, and reconciled with what its provider saw. */
@NullMarked
package dev.assay.reliability;

import org.jspecify.annotations.NullMarked;
