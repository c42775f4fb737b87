package dev.assay.provider;

/** Lets through what a rate and a burst allow; full at first. Used by one thread. */
public final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Size size;
    private double tokens;
    private long filledAt;

    /**
     * The size of a bucket.
     *
     * @param requestsPerSecond positive; infinite where there is no limit
     */
    public record Size(double requestsPerSecond, int burst) {

        public static final Size UNLIMITED = new Size(Double.POSITIVE_INFINITY, Integer.MAX_VALUE);

        public Size {
            if (!(requestsPerSecond > 0) || burst < 1) {
                throw new IllegalArgumentException(
                        "a bucket needs a positive rate and burst, not " + requestsPerSecond + " and " + burst);
            }
        }
    }

    TokenBucket(Size size, long now) {
        this.size = size;
        this.tokens = size.burst();
        this.filledAt = now;
    }

    /**
     * Takes a token.
     *
     * @param now in nanoseconds
     * @return nanoseconds until there will be one; 0 when it was taken
     */
    long take(long now) {
        if (Double.isInfinite(size.requestsPerSecond())) {
            return 0;
        }
        tokens = Math.min(size.burst(), tokens + (now - filledAt) / NANOS_PER_SECOND * size.requestsPerSecond());
        filledAt = now;
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - tokens) / size.requestsPerSecond() * NANOS_PER_SECOND));
    }
}
