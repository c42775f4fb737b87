package dev.assay.wiring;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a database address that would lose acknowledged commits, or that this build has no driver for. */
@ApplicationScoped
class DurableH2 {

    private final String url;
    private final String kind;

    DurableH2(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.db-kind") String kind) {
        this.url = url;
        this.kind = kind;
    }

    void check(@Observes @Priority(1) StartupEvent starting) {
        String address = url.toUpperCase(Locale.ROOT);
        if (!address.startsWith("JDBC:" + (kind.equals("h2") ? "H2" : "POSTGRESQL") + ":")) {
            throw new IllegalStateException("will not start: this build is for " + kind + ", ASSAY_DB_URL is "
                    + url.split("[;?]", 2)[0] + "; build with ./mvnw -B package -Ppostgresql for PostgreSQL");
        }
        if (kind.equals("h2") && !address.contains(";WRITE_DELAY=0")) {
            throw new IllegalStateException("will not start: the H2 address needs WRITE_DELAY=0, since without it a"
                    + " killed process loses commits that it has acknowledged");
        }
    }
}
