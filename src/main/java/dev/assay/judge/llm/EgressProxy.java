package dev.assay.judge.llm;

import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The proxy through which requests leave this network; it is asked to connect and then sees TLS alone. */
public record EgressProxy(String host, int port) {

    private static final Pattern ADDRESS =
            Pattern.compile("http://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):(\\d{1,5})/?");

    /**
     * Reads {@code http://host:port}, as {@code ASSAY_EGRESS_PROXY} holds it.
     *
     * @throws IllegalArgumentException for anything else; the value is not quoted, it may hold a password
     */
    public static EgressProxy parse(String text) {
        Matcher matcher = ADDRESS.matcher(text.strip());
        int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "assay.egress.proxy must be http://host:port, without user and path; a proxy that wants a password"
                            + " is not served");
        }
        return new EgressProxy(matcher.group(1), port);
    }

    ProxyOptions options() {
        return new ProxyOptions().setType(ProxyType.HTTP).setHost(host).setPort(port);
    }
}
