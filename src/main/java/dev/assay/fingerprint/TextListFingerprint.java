package dev.assay.fingerprint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies a list of texts that is never held: the same as {@link CanonicalContent} of the whole list. For one thread
 * and one list.
 */
public final class TextListFingerprint {

    private final MessageDigest digest;
    private boolean isBegun;

    public TextListFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The next text of the list. */
    public void add(String text) {
        update((isBegun ? "," : "[") + CanonicalContent.of(text).json());
        isBegun = true;
    }

    /** The fingerprint of all texts, in the order in which they came; afterwards the object is used up. */
    public Fingerprint fingerprint(String kind) {
        update(isBegun ? "]" : "[]");
        return new Fingerprint(kind + "_" + HexFormat.of().formatHex(digest.digest()));
    }

    private void update(String json) {
        digest.update(json.getBytes(StandardCharsets.UTF_8));
    }
}
