/** Release policies: which claims the evidence has to support before a release may go out. */
@NullMarked
package dev.assay.gate;

import org.jspecify.annotations.NullMarked;
