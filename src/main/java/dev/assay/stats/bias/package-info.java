/** What else than quality moves a judge: position, length, its own family, chance, and leniency. */
@NullMarked
package dev.assay.stats.bias;

import org.jspecify.annotations.NullMarked;
