/** What a judge does when the work it judges speaks to it, and when a change that means nothing is made: probes and their rates. */
@NullMarked
package dev.assay.probe;

import org.jspecify.annotations.NullMarked;
