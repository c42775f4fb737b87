package dev.assay.edge.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the service listens, and what that demands of its callers. */
@ApplicationScoped
public class ListenAddress {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    private final String host;
    private final Optional<String> adminKey;

    ListenAddress(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "assay.admin.key") Optional<String> adminKey) {
        this.host = host;
        this.adminKey = adminKey.filter(key -> !key.isBlank());
    }

    /** Whether only this machine can reach the service. */
    public boolean isLoopback() {
        return LOOPBACK.contains(host);
    }

    String host() {
        return host;
    }

    Optional<String> adminKey() {
        return adminKey;
    }

    /** Whether a Host header names this machine; a foreign one on a loopback service is DNS rebinding. */
    boolean answersTo(String hostHeader) {
        if (!isLoopback()) {
            return true;
        }
        String name = hostHeader.startsWith("[")
                ? hostHeader.substring(0, hostHeader.indexOf(']') + 1)
                : hostHeader.split(":", 2)[0];
        return LOOPBACK.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
