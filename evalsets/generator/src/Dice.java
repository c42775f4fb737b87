import java.util.List;

/**
 * A seeded source of chance, one stream per purpose, so that a change in one place does not reshuffle all others.
 *
 * <p>SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195), written out because the numbers must stay the
 * same on every Java version.
 */
final class Dice {

    private static final String SEED = "catalog-listings 2026";

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** A stream that is fixed by the words that say what it is for. */
    static Dice of(Object... purpose) {
        long hash = 0xcbf29ce484222325L;
        for (char letter : (SEED + List.of(purpose)).toCharArray()) {
            hash = (hash ^ letter) * 0x100000001b3L;
        }
        return new Dice(hash);
    }

    private long next() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Uniform in [0,1). */
    double unit() {
        return (next() >>> 11) * 0x1p-53;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** Uniform in 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    /** Uniform in {@code lowest} to {@code highest}, both included. */
    int between(int lowest, int highest) {
        return lowest + below(highest - lowest + 1);
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** The index of a weight, drawn in proportion to it. */
    int weighted(double... weights) {
        double rest = unit() * java.util.Arrays.stream(weights).sum();
        for (int index = 0; index < weights.length; index++) {
            rest -= weights[index];
            if (rest < 0) {
                return index;
            }
        }
        return weights.length - 1;
    }

    <T> List<T> shuffled(List<T> ordered) {
        List<T> shuffled = new java.util.ArrayList<>(ordered);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            java.util.Collections.swap(shuffled, last, below(last + 1));
        }
        return shuffled;
    }
}
