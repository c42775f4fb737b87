/** Canonical content and the hashes that bind verdicts, gold and certificates to what they were made from. */
@NullMarked
package dev.assay.fingerprint;

import org.jspecify.annotations.NullMarked;
