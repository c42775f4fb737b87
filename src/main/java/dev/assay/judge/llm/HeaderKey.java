package dev.assay.judge.llm;

import io.vertx.core.http.RequestOptions;

/** A key in a header. */
record HeaderKey(ApiKey key, KeyHeader header) implements Credential {

    @Override
    public void addTo(RequestOptions request, String body) {
        request.putHeader(header.header(), key.in(header));
    }

    @Override
    public String maskedIn(String text) {
        return key.maskedIn(text);
    }
}
