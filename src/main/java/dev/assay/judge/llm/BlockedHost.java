package dev.assay.judge.llm;

import java.net.URI;

/** A request was not sent, because its target is not one that the operator allowed. */
public final class BlockedHost extends RuntimeException {

    private final String target;
    private final String why;

    BlockedHost(URI target, String why) {
        super("blocked: " + origin(target) + " " + why);
        this.target = origin(target);
        this.why = why;
    }

    /** Scheme, host and port of the target; never its path, query or user. */
    public String target() {
        return target;
    }

    public String why() {
        return why;
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
