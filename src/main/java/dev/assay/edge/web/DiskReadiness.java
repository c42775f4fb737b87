package dev.assay.edge.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the data directory's disk has room left: says so before the database has to. */
@Readiness
@ApplicationScoped
class DiskReadiness implements HealthCheck {

    private static final long MIB = 1024L * 1024;

    private final Path folder;
    private final long leastMib;

    DiskReadiness(
            @ConfigProperty(name = "assay.data.dir") String dataDir,
            @ConfigProperty(name = "assay.disk.least.mib") long leastMib) {
        this.folder = Path.of(dataDir);
        this.leastMib = leastMib;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace() / MIB;
            return HealthCheckResponse.named("disk")
                    .status(free >= leastMib)
                    .withData("freeMiB", free)
                    .withData("leastMiB", leastMib)
                    .build();
        } catch (IOException unknown) {
            return HealthCheckResponse.named("disk")
                    .down()
                    .withData("problem", unknown.toString())
                    .build();
        }
    }
}
