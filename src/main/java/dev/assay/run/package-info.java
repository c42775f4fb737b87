/** One evalset judged to the end: planning, executing and accounting for every judgement. It decides nothing. */
@NullMarked
package dev.assay.run;

import org.jspecify.annotations.NullMarked;
