package dev.assay.run;

/**
 * The right to execute a run, until somebody claims it again.
 *
 * @param fence raised by every claim; a write under an older one is refused
 */
public record Claim(String workspace, String run, long fence) {}
