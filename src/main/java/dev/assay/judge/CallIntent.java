package dev.assay.judge;

import dev.assay.fingerprint.Fingerprint;

/**
 * A paid call that may be sent.
 *
 * @param attempt from 1
 * @param prompt identifies the rendered prompt
 * @param need whether a verdict waits for it
 * @param reservedMicros upper bound of the price in millionths of the judge's currency; 0 where the price is unknown
 */
public record CallIntent(Slot slot, int attempt, Fingerprint prompt, Need need, long reservedMicros) {

    /** What becomes of the question without the call. */
    public enum Need {
        /** It stays open. */
        FOR_A_VERDICT,
        /** It has its verdict, from a call that is not settled yet: nothing may be waited for. */
        FOR_A_CHECK
    }
}
