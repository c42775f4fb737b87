package dev.assay.judge;

/**
 * Permission to make one paid call.
 *
 * @param callId the row that states it
 * @param fence the claim under which it was given; a write under an older claim is kept as void
 */
public record CallTicket(String callId, long fence) {}
