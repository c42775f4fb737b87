package dev.assay.fingerprint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalInt;

/**
 * Keys of any length with a number each, in 27 to 53 bytes a key: a million of them take at most 53 MB, and half as much
 * again while the table doubles.
 *
 * <p>Of each key 128 bits of its SHA-256 are kept, so that keys are told apart by their hash alone: among a million the
 * chance of two that look the same is below 10⁻²⁶, and nobody can make two. For one thread.
 */
public final class CompactKeys {

    private static final int SMALLEST = 64; // a power of two, as every size after it
    private static final double FULLEST = 0.75;

    private final MessageDigest digest = sha256();
    private long[] upper = new long[SMALLEST];
    private long[] lower = new long[SMALLEST];
    private int[] numbers = new int[SMALLEST];
    private int size;

    /**
     * Keeps a key that was not there.
     *
     * @param number at least 1, such as the line the key stands on
     * @param key its parts: the same parts in the same order are the same key
     * @return the number the key is kept with; empty when it was not there
     */
    public OptionalInt putIfAbsent(int number, String... key) {
        if (number < 1) {
            throw new IllegalArgumentException("a number is at least 1, was " + number);
        }
        ByteBuffer hash = hash(key);
        long high = hash.getLong();
        long low = hash.getLong();
        int at = place(high, low);
        if (numbers[at] != 0) {
            return OptionalInt.of(numbers[at]);
        }
        upper[at] = high;
        lower[at] = low;
        numbers[at] = number;
        size++;
        if (size > FULLEST * numbers.length) {
            grow();
        }
        return OptionalInt.empty();
    }

    /** Keeps a key whose number nobody asks for. */
    public void add(String... key) {
        putIfAbsent(1, key);
    }

    public boolean holds(String... key) {
        ByteBuffer hash = hash(key);
        return numbers[place(hash.getLong(), hash.getLong())] != 0;
    }

    public int size() {
        return size;
    }

    private int place(long high, long low) {
        int mask = numbers.length - 1;
        int at = (int) high & mask;
        while (numbers[at] != 0 && (upper[at] != high || lower[at] != low)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldUpper = upper;
        long[] oldLower = lower;
        int[] oldNumbers = numbers;
        upper = new long[oldUpper.length * 2];
        lower = new long[oldLower.length * 2];
        numbers = new int[oldNumbers.length * 2];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != 0) {
                int at = place(oldUpper[i], oldLower[i]);
                upper[at] = oldUpper[i];
                lower[at] = oldLower[i];
                numbers[at] = oldNumbers[i];
            }
        }
    }

    /** Each part goes in behind its length, so that no two lists of parts run together to the same bytes. */
    private ByteBuffer hash(String... key) {
        for (String part : key) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return ByteBuffer.wrap(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
