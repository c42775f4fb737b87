/** Assay: rooms are features; the outside world enters them through doors named files, llm, store, web, cli and wiring. */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;
