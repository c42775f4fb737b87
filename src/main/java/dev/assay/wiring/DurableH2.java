package dev.assay.wiring;

import dev.assay.edge.store.Durability;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a database that would lose acknowledged commits, or an address that this build has no driver for. */
@ApplicationScoped
class DurableH2 {

    private final String url;
    private final String kind;
    private final Durability durability;

    DurableH2(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.db-kind") String kind,
            Durability durability) {
        this.url = url;
        this.kind = kind;
        this.durability = durability;
    }

    void check(@Observes @Priority(1) StartupEvent starting) throws SQLException {
        String address = url.toUpperCase(Locale.ROOT);
        if (!address.startsWith("JDBC:" + (kind.equals("h2") ? "H2" : "POSTGRESQL") + ":")) {
            throw new IllegalStateException("will not start: this build is for " + kind + ", ASSAY_DB_URL is "
                    + url.split("[;?]", 2)[0] + "; build with ./mvnw -B package -Ppostgresql for PostgreSQL");
        }
        if (kind.equals("h2") && !address.contains(";WRITE_DELAY=0")) {
            throw new IllegalStateException("will not start: the H2 address needs WRITE_DELAY=0, since without it a"
                    + " killed process loses commits that it has acknowledged");
        }
        Optional<String> flaw = durability.flaw();
        if (flaw.isPresent()) {
            throw new IllegalStateException(
                    "will not start: " + flaw.get() + ", since acknowledged commits are lost else");
        }
    }
}
