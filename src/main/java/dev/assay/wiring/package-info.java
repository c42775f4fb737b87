/** The object graph: knows everything and is known by nobody. */
@NullMarked
package dev.assay.wiring;

import org.jspecify.annotations.NullMarked;
