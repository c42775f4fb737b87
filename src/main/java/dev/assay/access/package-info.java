/** Who calls, and what they may do. */
@NullMarked
package dev.assay.access;

import org.jspecify.annotations.NullMarked;
