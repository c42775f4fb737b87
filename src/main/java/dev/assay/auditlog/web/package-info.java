/** The trail over HTTP. */
@NullMarked
package dev.assay.auditlog.web;

import org.jspecify.annotations.NullMarked;
