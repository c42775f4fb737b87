/** What is judged: rubrics, their criteria, and the scales that labels live on. */
@NullMarked
package dev.assay.rubric;

import org.jspecify.annotations.NullMarked;
