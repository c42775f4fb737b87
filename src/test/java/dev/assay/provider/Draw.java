package dev.assay.provider;

/** Reproducible draws from a seed, a text and a number. */
final class Draw {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private Draw() {}

    /** In [0,1). */
    static double of(long seed, String key, int number) {
        return (bits(seed, key, number) >>> 11) * TWO_TO_MINUS_53;
    }

    /** In [0,bound). */
    static int below(int bound, long seed, String key, int number) {
        return (int) Math.floor(of(seed, key, number) * bound);
    }

    private static long bits(long seed, String key, int number) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        return mixed(mixed(hash ^ mixed(seed)) + number);
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
