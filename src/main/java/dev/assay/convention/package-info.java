/** Whether annotators keep the clauses of the written convention, and whether judges see it in all of their work alike. */
@NullMarked
package dev.assay.convention;

import org.jspecify.annotations.NullMarked;
