/** What a judge has earned on held-out gold, and how long that holds. */
@NullMarked
package dev.assay.certificate;

import org.jspecify.annotations.NullMarked;
