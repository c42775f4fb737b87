package dev.assay.judge;

/**
 * A hash that nobody outside this installation can compute, such as an HMAC with the installation's secret.
 *
 * <p>Implementations are deterministic and may be called from several threads at once.
 */
@FunctionalInterface
public interface KeyedHash {

    /** At least 12 bytes. */
    byte[] of(String text);
}
