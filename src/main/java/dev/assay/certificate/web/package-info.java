/** Calibrating and certifying over HTTP. */
@NullMarked
package dev.assay.certificate.web;

import org.jspecify.annotations.NullMarked;
