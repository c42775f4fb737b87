/** Thresholds above which a judge's verdicts may be accepted unseen, with a guarantee on their error rate. */
@NullMarked
package dev.assay.stats.selection;

import org.jspecify.annotations.NullMarked;
