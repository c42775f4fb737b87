/** The hash-chained trail of every act that changes something. */
@NullMarked
package dev.assay.auditlog;

import org.jspecify.annotations.NullMarked;
