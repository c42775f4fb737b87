/** Keeps runs, paid calls and judgements. */
@NullMarked
package dev.assay.run.store;

import org.jspecify.annotations.NullMarked;
