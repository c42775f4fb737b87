/** A provider of chat completions on loopback, with faults on demand and a ledger of its own to reconcile ours with. */
@NullMarked
package dev.assay.provider;

import org.jspecify.annotations.NullMarked;
