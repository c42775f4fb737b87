/** The workbench over HTTP. */
@NullMarked
package dev.assay.workbench.web;

import org.jspecify.annotations.NullMarked;
