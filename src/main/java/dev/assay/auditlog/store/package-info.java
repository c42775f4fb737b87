/** Keeps the trail. */
@NullMarked
package dev.assay.auditlog.store;

import org.jspecify.annotations.NullMarked;
