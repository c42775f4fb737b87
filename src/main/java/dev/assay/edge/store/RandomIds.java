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
        StringBuilder id = new StringBuilder(prefix).append('_');
        for (int i = 0; i < DIGITS; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
