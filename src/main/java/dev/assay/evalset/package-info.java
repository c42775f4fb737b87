/** Annotation work items and the named, frozen sets they come in. */
@NullMarked
package dev.assay.evalset;

import org.jspecify.annotations.NullMarked;
