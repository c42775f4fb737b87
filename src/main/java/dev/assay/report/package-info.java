/** Everything about a run in the order in which people read it; it writes nothing of anybody's. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
