/** What people call clusters of disagreements, and what they decided about them. */
@NullMarked
package dev.assay.disagreement.store;

import org.jspecify.annotations.NullMarked;
