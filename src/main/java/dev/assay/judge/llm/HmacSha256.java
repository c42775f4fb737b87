package dev.assay.judge.llm;

import dev.assay.judge.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) with the installation's secret, which never leaves it. */
public final class HmacSha256 implements KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_SECRET_BYTES = 16;

    private final SecretKeySpec key;

    /**
     * @param secret at least 16 bytes
     */
    public HmacSha256(byte[] secret) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "the installation secret needs at least " + MIN_SECRET_BYTES + " bytes, was " + secret.length);
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    @Override
    public byte[] of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return "HmacSha256[secret masked]";
    }
}
