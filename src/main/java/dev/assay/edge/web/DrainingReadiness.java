package dev.assay.edge.web;

import dev.assay.edge.Draining;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready any more once the process is on its way out. */
@Readiness
@ApplicationScoped
class DrainingReadiness implements HealthCheck {

    private final Draining draining;

    DrainingReadiness(Draining draining) {
        this.draining = draining;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("draining")
                .status(!draining.hasBegun())
                .build();
    }
}
