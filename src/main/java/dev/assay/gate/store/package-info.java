/** Keeps gate policies, and what they said about runs. */
@NullMarked
package dev.assay.gate.store;

import org.jspecify.annotations.NullMarked;
