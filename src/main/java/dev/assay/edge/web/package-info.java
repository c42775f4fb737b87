/** What all web doors share: problems, paging, idempotency, entity tags and who calls. */
@NullMarked
package dev.assay.edge.web;

import org.jspecify.annotations.NullMarked;
