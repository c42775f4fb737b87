/** What a content folder holds: rubrics, prompts, judges, gates, probes and evalsets as files. */
@NullMarked
package dev.assay.content;

import org.jspecify.annotations.NullMarked;
