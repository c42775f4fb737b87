/** Trail commands. */
@NullMarked
package dev.assay.auditlog.cli;

import org.jspecify.annotations.NullMarked;
