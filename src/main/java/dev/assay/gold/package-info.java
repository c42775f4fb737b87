/** What humans said, the gold labels resolved from it, and the splits that keep fitting and measuring apart. */
@NullMarked
package dev.assay.gold;

import org.jspecify.annotations.NullMarked;
