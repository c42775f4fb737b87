package dev.assay.edge.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Unguessable ids with a prefix that says what they name, such as {@code run_k3v9…}. */
@ApplicationScoped
public class RandomIds {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int DIGITS = 20;

    private final SecureRandom random = new SecureRandom();

    /** A new id: the prefix, an underscore and 100 random bits. */
    public String next(String prefix) {
        byte[] bits = new byte[DIGITS];
        random.nextBytes(bits);
        StringBuilder id = new StringBuilder(prefix).append('_');
        for (byte digit : bits) {
            id.append(ALPHABET.charAt(digit & ALPHABET.length() - 1));
        }
        return id.toString();
    }
}
