package dev.assay.edge.web;

import dev.assay.access.Role;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/** On loopback the one local user may do everything; elsewhere the admin key must be sent. */
@ApplicationScoped
class KeyAuthentication implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";
    private static final Set<String> EVERY_ROLE =
            Set.of(Role.VIEWER, Role.AUDITOR, Role.LEAD, Role.SPECIALIST, Role.CI, Role.ADMIN);

    private final ListenAddress address;

    KeyAuthentication(ListenAddress address) {
        this.address = address;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        if (address.isLoopback()) {
            return Uni.createFrom().item(identity("local"));
        }
        String header = request.request().getHeader("Authorization");
        if (header == null || !header.startsWith(SCHEME)) {
            return Uni.createFrom().nullItem();
        }
        byte[] sent = header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
        boolean matches = address.adminKey()
                .map(key -> MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), sent))
                .orElse(false);
        return matches
                ? Uni.createFrom().item(identity("admin-key"))
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private static SecurityIdentity identity(String name) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(EVERY_ROLE)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }
}
