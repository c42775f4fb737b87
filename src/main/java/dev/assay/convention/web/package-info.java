/** Conventions over HTTP. */
@NullMarked
package dev.assay.convention.web;

import org.jspecify.annotations.NullMarked;
