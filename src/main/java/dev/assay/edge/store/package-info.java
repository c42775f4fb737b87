/** What all stores share: random ids, configuration revisions and commits in groups. */
@NullMarked
package dev.assay.edge.store;

import org.jspecify.annotations.NullMarked;
