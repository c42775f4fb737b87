/** Keeps certificates. */
@NullMarked
package dev.assay.certificate.store;

import org.jspecify.annotations.NullMarked;
