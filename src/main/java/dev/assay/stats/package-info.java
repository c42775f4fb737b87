/** Agreement statistics, intervals and tests on plain numbers; it knows nothing of rubrics, judges or items. */
@NullMarked
package dev.assay.stats;

import org.jspecify.annotations.NullMarked;
