package dev.assay.judge.llm;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How requests leave: where to, by which proxy, and whose certificates are believed.
 *
 * <p>A proxy is used for every host but this machine, and resolves its name: then the allow-list is checked by name, and
 * addresses only where the name is one.
 *
 * @param ca PEM certificates believed beside those of the JDK
 */
public record Egress(EgressAllowList allowed, Optional<EgressProxy> proxy, Optional<Path> ca) {

    /** Without proxy and certificates of one's own. */
    public static Egress direct(EgressAllowList allowed) {
        return new Egress(allowed, Optional.empty(), Optional.empty());
    }

    /** Throws {@link IllegalArgumentException} where the file of certificates is none. */
    HttpClientOptions trusting(HttpClientOptions options) {
        ca.ifPresent(pem -> options.setTrustOptions(TrustOptions.wrap(TrustedCertificates.with(pem))));
        return options;
    }

    /** Throws {@link BlockedHost} where a request to the target would not be sent. */
    void check(URI target) {
        try {
            route(target, new RequestOptions());
        } catch (UnknownHostException mayResolveWhenSending) {
            return;
        }
    }

    /**
     * Sends a request to the address that was checked, or to the proxy.
     *
     * @throws BlockedHost when it must not be sent
     * @throws UnknownHostException when the name has no address now
     */
    void route(URI target, RequestOptions request) throws UnknownHostException {
        if (proxy.isPresent() && !EgressAllowList.isThisMachine(target)) {
            allowed.admitByName(target);
            request.setProxyOptions(proxy.get().options());
        } else {
            int port = EgressAllowList.port(target);
            request.setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(allowed.admit(target), port)));
        }
    }
}
