/** Speaks to providers of chat models: transport, retry, prices, and the one place where exceptions become reasons. */
@NullMarked
package dev.assay.judge.llm;

import org.jspecify.annotations.NullMarked;
