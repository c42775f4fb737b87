package dev.assay.edge.web;

import dev.assay.edge.store.DatabaseWatch;
import dev.assay.edge.store.Durability;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers, takes writes, and keeps what it acknowledges. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {

    private final DatabaseWatch watch;
    private final Durability durability;

    DatabaseReadiness(DatabaseWatch watch, Durability durability) {
        this.watch = watch;
        this.durability = durability;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder database = HealthCheckResponse.named("database");
        Optional<DatabaseWatch.Away> away = watch.look();
        if (away.isPresent()) {
            return database.down()
                    .withData("outage", away.get().outage().name().toLowerCase(Locale.ROOT))
                    .withData("since", away.get().since().toString())
                    .build();
        }
        try {
            Optional<String> flaw = durability.flaw();
            flaw.ifPresent(text -> database.withData("durability", text));
            return database.status(flaw.isEmpty()).build();
        } catch (SQLException gone) {
            return database.down().withData("outage", "away").build();
        }
    }
}
