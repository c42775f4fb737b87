/** Rates and means of a population of which only a part has gold, corrected by what a judge says about the rest. */
@NullMarked
package dev.assay.stats.rates;

import org.jspecify.annotations.NullMarked;
