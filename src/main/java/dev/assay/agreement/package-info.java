/** How far judges and humans say the same, as estimates with intervals: where a verdict becomes an agreement number. */
@NullMarked
package dev.assay.agreement;

import org.jspecify.annotations.NullMarked;
