package dev.assay.edge.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the database whether it is there and takes writes, and rids the pool of connections that are of no more use. */
@ApplicationScoped
class DatabaseProbe {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);

    /** H2 closes itself at a write that finds no space, so that it is not worth a try with less than this. */
    private static final long LEAST_SPACE = 4L * 1024 * 1024;

    private final AgroalDataSource database;
    private final Clock clock;
    private final Optional<Path> folder;

    DatabaseProbe(
            AgroalDataSource database,
            Clock clock,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "assay.data.dir") String dataDir) {
        this.database = database;
        this.clock = clock;
        this.folder = url.startsWith("jdbc:h2:file:") ? Optional.of(Path.of(dataDir)) : Optional.empty();
    }

    /** Reads one row. */
    void read() throws SQLException {
        asked(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select marked_at from commit_mark where id = 'probe'")) {
                row.next();
            }
        });
    }

    /** Commits a write. */
    void write() throws SQLException {
        asked(connection -> CommitMarks.probe(connection, clock));
    }

    /** Whether a write has a chance: not where the database is a file of ours on a disk that is still full. */
    boolean hasSpace() {
        return folder.isEmpty() || usable(folder.get()) >= LEAST_SPACE;
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Closes idle connections now, and those in use when they come back. An H2 that closed itself is opened again by the
     * next connection, and never by the old ones.
     */
    void reopen() {
        database.flush(AgroalDataSource.FlushMode.GRACEFUL);
    }

    private interface Asking {
        void ask(Connection connection) throws SQLException;
    }

    /** A server that accepts and stays silent must not hold the asker for as long as it holds a statement. */
    private void asked(Asking asking) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
            asking.ask(connection);
            connection.setNetworkTimeout(Runnable::run, usual);
        }
    }
}
