/** How many items of an evalset are defective, corrected for what the judge gets wrong. */
@NullMarked
package dev.assay.defects;

import org.jspecify.annotations.NullMarked;
