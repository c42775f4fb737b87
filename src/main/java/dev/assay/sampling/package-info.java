/** Which items humans should look at next, and how likely each was to be chosen. */
@NullMarked
package dev.assay.sampling;

import org.jspecify.annotations.NullMarked;
