package dev.assay.judge.llm;

import io.vertx.core.http.RequestOptions;

/** What proves to a provider who is asking. */
interface Credential {

    /** Adds the proof to a request that is otherwise complete. */
    void addTo(RequestOptions request, String body);

    /** A provider's words without the secret, which some quote back. */
    String maskedIn(String text);
}
