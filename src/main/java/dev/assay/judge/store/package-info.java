/** Keeps judge and prompt revisions and recorded verdicts. */
@NullMarked
package dev.assay.judge.store;

import org.jspecify.annotations.NullMarked;
