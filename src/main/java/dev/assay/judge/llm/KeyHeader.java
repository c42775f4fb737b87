package dev.assay.judge.llm;

/** The request header in which a provider wants its key. */
enum KeyHeader {
    BEARER("Authorization", "Bearer "),
    API_KEY("api-key", ""),
    X_API_KEY("x-api-key", ""),
    X_GOOG_API_KEY("x-goog-api-key", "");

    private final String header;
    private final String prefix;

    KeyHeader(String header, String prefix) {
        this.header = header;
        this.prefix = prefix;
    }

    String header() {
        return header;
    }

    String prefix() {
        return prefix;
    }
}
