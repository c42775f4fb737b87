package dev.assay.edge.web;

import dev.assay.edge.store.DatabaseWatch;
import dev.assay.edge.store.Outage;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers at once while an outage is known, so that callers do not queue up for connections.
 *
 * <p>With a full disk reads go on: an H2 that was opened again can be read, and each write tried on it would close it.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
class OutageFilter implements ContainerRequestFilter {

    private static final String INTERFACE = "/v1/";

    private final DatabaseWatch watch;

    OutageFilter(DatabaseWatch watch) {
        this.watch = watch;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getRequestUri().getPath().startsWith(INTERFACE)) {
            return;
        }
        String method = request.getMethod();
        watch.away()
                .map(DatabaseWatch.Away::outage)
                .filter(outage -> outage == Outage.AWAY || !OutageProblems.isReading(method))
                .ifPresent(outage -> {
                    throw OutageProblems.of(outage, method);
                });
    }
}
