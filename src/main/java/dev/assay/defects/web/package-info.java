/** Defect rates over HTTP. */
@NullMarked
package dev.assay.defects.web;

import org.jspecify.annotations.NullMarked;
