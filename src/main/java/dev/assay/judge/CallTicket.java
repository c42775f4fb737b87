package dev.assay.judge;

/**
 * Permission to make one paid call.
 *
 * @param call the number under which its run states it
 * @param fence the claim under which it was given; a write under an older claim is kept as void
 */
public record CallTicket(long call, long fence) {}
