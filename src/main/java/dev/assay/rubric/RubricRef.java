package dev.assay.rubric;

/**
 * Names one version of one rubric, written {@code toxicity@3.2.0}.
 *
 * @param id the rubric's id
 */
public record RubricRef(String id, RubricVersion version) {

    /** Reads {@code id@major.minor.patch}; throws {@link IllegalArgumentException} on anything else. */
    public static RubricRef parse(String text) {
        int at = text.indexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("not a rubric reference: '" + text + "', expected id@major.minor.patch");
        }
        return new RubricRef(text.substring(0, at), RubricVersion.parse(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
