package dev.assay.judge;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is sent to a judge.
 *
 * @param system the text of the system role; nothing of the item is in it
 * @param user the text of the user role
 * @param nonce the value that the reply must echo, where the judge asks for one
 * @param isCut whether a long text of the item is shown in part
 * @param hash identifies both texts
 */
public record Prompt(String system, String user, Optional<String> nonce, boolean isCut, Fingerprint hash) {

    static Prompt of(String system, String user, Optional<String> nonce, boolean isCut) {
        // the length keeps what stands in one of the texts apart from the same in the other
        String both = system.length() + "\n" + system + "\n" + user;
        Fingerprint hash = new Fingerprint("rendered_" + CanonicalContent.sha256(both));
        return new Prompt(system, user, nonce, isCut, hash);
    }

    /** The size of both texts in UTF-8, which no tokenizer exceeds in tokens. */
    public int bytes() {
        return system.getBytes(StandardCharsets.UTF_8).length + user.getBytes(StandardCharsets.UTF_8).length;
    }
}
