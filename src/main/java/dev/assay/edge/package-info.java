/** What doors say alike: the closed list of refusals. It imports no room. */
@NullMarked
package dev.assay.edge;

import org.jspecify.annotations.NullMarked;
