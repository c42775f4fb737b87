package dev.assay.report.web;

import io.quarkus.qute.RawString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/**
 * Style and script of a page that must stand alone. Both are the project's own, from its own build, which is why they
 * may be printed as they are.
 *
 * @param policy lets this script run and nothing else happen
 */
public record InlineAssets(RawString style, RawString script, String policy) {

    /**
     * Joins the two with a policy that names the script by its hash.
     *
     * @throws IllegalArgumentException if a text would end its element
     */
    public static InlineAssets of(String style, String script) {
        refuse(style, "</style", "style");
        refuse(script, "</script", "script");
        refuse(script, "<!--", "script");
        return new InlineAssets(
                new RawString(style),
                new RawString(script),
                "default-src 'none'; script-src 'sha256-" + sha256(script)
                        + "'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'");
    }

    private static void refuse(String text, String ending, String element) {
        if (text.toLowerCase(Locale.ROOT).contains(ending) || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    "a " + element + " that holds '" + ending + "' or a carriage return cannot be inlined");
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
