package dev.assay.browser;

import dev.assay.report.web.SampleRunPages;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Map;
import java.util.Set;

/** The product with sample runs instead of stored ones, seen by a viewer. */
public class PagesProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:h2:mem:pages;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0",
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(SampleRuns.class, Viewer.class);
    }

    /** The sample runs as a bean. */
    @Alternative
    @ApplicationScoped
    public static class SampleRuns extends SampleRunPages {}

    /** Lets whoever comes in as a viewer. */
    @Alternative
    @ApplicationScoped
    public static class Viewer implements SecurityIdentityAugmentor {

        @Override
        public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
            return Uni.createFrom()
                    .item(QuarkusSecurityIdentity.builder(identity)
                            .addRole("viewer")
                            .build());
        }
    }
}
