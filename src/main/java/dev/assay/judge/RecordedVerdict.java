package dev.assay.judge;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A line of a verdict file: what some judge said elsewhere.
 *
 * @param slot the judge is named as in the file
 * @param raw the reply as recorded
 * @param at when the verdict was made, where the file says so
 */
public record RecordedVerdict(
        Slot slot,
        Verdict verdict,
        Optional<String> raw,
        OptionalInt promptTokens,
        OptionalInt completionTokens,
        OptionalInt latencyMillis,
        Optional<Instant> at) {}
