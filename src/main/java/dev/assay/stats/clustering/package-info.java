/** Groups of points and how well they hold together. */
@NullMarked
package dev.assay.stats.clustering;

import org.jspecify.annotations.NullMarked;
