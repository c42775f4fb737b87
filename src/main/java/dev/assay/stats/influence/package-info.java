/** Which labels weigh on a fitted model most or fit it least: a queue for people to look again. */
@NullMarked
package dev.assay.stats.influence;

import org.jspecify.annotations.NullMarked;
