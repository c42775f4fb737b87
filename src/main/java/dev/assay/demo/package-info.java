/** The seeded house that a first visitor walks into. */
@NullMarked
package dev.assay.demo;

import org.jspecify.annotations.NullMarked;
