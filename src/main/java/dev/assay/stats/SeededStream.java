package dev.assay.stats;

import java.util.random.RandomGenerator;

/**
 * A small generator (SplitMix64, Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195) written out here so that a seed gives
 * the same bits on every Java version.
 */
public final class SeededStream implements RandomGenerator {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private SeededStream(long state) {
        this.state = state;
    }

    /** The stream of one resample: streams of neighbouring resamples start far apart, so threads may draw them in any order. */
    public static SeededStream of(long seed, int resample) {
        return new SeededStream(mix(mix(seed) ^ mix(GOLDEN_GAMMA * (resample + 1L))));
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform on 0..bound-1; the bias of the multiplication, below bound/2^32, is far under the noise of a resample. */
    @Override
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
