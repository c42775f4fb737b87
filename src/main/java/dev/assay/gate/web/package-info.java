/** Gate policies over HTTP, and what they say about runs. */
@NullMarked
package dev.assay.gate.web;

import org.jspecify.annotations.NullMarked;
