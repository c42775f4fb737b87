/** Which of the annotations that were judged are probably wrong, and how often each annotator errs. */
@NullMarked
package dev.assay.annotation;

import org.jspecify.annotations.NullMarked;
