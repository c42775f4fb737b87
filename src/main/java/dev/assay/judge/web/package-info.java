/** Judges, prompts and recorded verdicts over HTTP. */
@NullMarked
package dev.assay.judge.web;

import org.jspecify.annotations.NullMarked;
