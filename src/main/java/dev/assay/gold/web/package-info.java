/** Human labels and gold over HTTP. */
@NullMarked
package dev.assay.gold.web;

import org.jspecify.annotations.NullMarked;
