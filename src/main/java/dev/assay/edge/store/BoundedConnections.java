package dev.assay.edge.store;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Gives every connection a longest silence of its server, so that a network that swallows packets is met as an outage.
 * Without it a thread waits for what the kernel thinks fit, a quarter of an hour or more.
 */
@Singleton
class BoundedConnections implements AgroalPoolInterceptor {

    /** Shorter than the transaction's minute, so that the reason is seen and not the consequence. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(40);

    private static final Logger LOG = Logger.getLogger(BoundedConnections.class);

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_SILENCE.toMillis());
        } catch (SQLException unsupported) {
            LOG.warnf("connections have no bound on the server's silence: %s", unsupported.getMessage());
        }
    }
}
