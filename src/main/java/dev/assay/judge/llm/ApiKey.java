package dev.assay.judge.llm;

/** A provider's key. It goes into one request header and nowhere else. */
final class ApiKey {

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Takes a key as an environment variable holds it.
     *
     * @param name the variable, named in the message instead of its value
     * @throws IllegalArgumentException when the value cannot be a header; checked here because the HTTP client would
     *     quote it in its own message
     */
    static ApiKey of(String value, String name) {
        String key = value.strip();
        if (key.isEmpty() || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("the value of " + name
                    + " is no API key: it is empty or holds other than visible ASCII characters");
        }
        return new ApiKey(key);
    }

    /** The value of the header. */
    String in(KeyHeader header) {
        return header.prefix() + value;
    }

    /** A provider's words without the key, which some quote back. */
    String maskedIn(String text) {
        return text.replace(value, "[key]");
    }

    @Override
    public String toString() {
        return "ApiKey[masked]";
    }
}
