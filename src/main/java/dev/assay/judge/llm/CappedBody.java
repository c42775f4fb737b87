package dev.assay.judge.llm;

import io.vertx.core.MultiMap;

/**
 * An answer, read up to a number of bytes.
 *
 * @param bytes what was read
 * @param extent whether the body went on behind that
 */
record CappedBody(int status, MultiMap headers, RawAnswer bytes, Extent extent) {

    enum Extent {
        WHOLE,
        CUT
    }
}
