/** What file doors share: strict YAML, JSON and JSON lines, read into nodes that know their line and column. */
@NullMarked
package dev.assay.edge.files;

import org.jspecify.annotations.NullMarked;
