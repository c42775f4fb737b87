package dev.assay.judge;

import dev.assay.fingerprint.Fingerprint;

/**
 * A paid call that may be sent.
 *
 * @param attempt from 1
 * @param prompt identifies the rendered prompt
 * @param reservedMicros upper bound of the price in millionths of the judge's currency; 0 where the price is unknown
 */
public record CallIntent(Slot slot, int attempt, Fingerprint prompt, long reservedMicros) {}
