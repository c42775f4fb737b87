package dev.assay.provider;

import java.time.Duration;
import java.util.List;

/**
 * How the stub behaves.
 *
 * @param latency from a request's last byte to the first byte of its answer; a 429 comes at once
 * @param maxConcurrency more requests in flight than this are answered 429
 * @param model the model id of every answer
 * @param seed of all draws
 */
public record Behaviour(
        Duration latency, Faults faults, TokenBucket.Size bucket, int maxConcurrency, String model, long seed) {

    /** Answers everything at once. */
    public static final Behaviour PROMPT = new Behaviour(
            Duration.ZERO, Faults.NONE, TokenBucket.Size.UNLIMITED, Integer.MAX_VALUE, "stub-1", 20261121);

    /** A draw that no attempt has. */
    private static final int LABEL_DRAW = -1;

    public Behaviour withLatency(Duration changed) {
        return new Behaviour(changed, faults, bucket, maxConcurrency, model, seed);
    }

    public Behaviour withFaults(Faults changed) {
        return new Behaviour(latency, changed, bucket, maxConcurrency, model, seed);
    }

    public Behaviour withBucket(double requestsPerSecond, int burst) {
        return new Behaviour(
                latency, faults, new TokenBucket.Size(requestsPerSecond, burst), maxConcurrency, model, seed);
    }

    public Behaviour withMaxConcurrency(int changed) {
        return new Behaviour(latency, faults, bucket, changed, model, seed);
    }

    public Behaviour withModel(String changed) {
        return new Behaviour(latency, faults, bucket, maxConcurrency, changed, seed);
    }

    /** The label that an item gets, whatever the attempt; the same for everybody who asks about it. */
    public String label(String item, List<String> labels) {
        return labels.get(Draw.below(labels.size(), seed, item, LABEL_DRAW));
    }
}
