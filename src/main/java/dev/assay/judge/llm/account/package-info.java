/** What one provider account allows: how many calls at once, how fast, and whether it answers at all. */
@NullMarked
package dev.assay.judge.llm.account;

import org.jspecify.annotations.NullMarked;
