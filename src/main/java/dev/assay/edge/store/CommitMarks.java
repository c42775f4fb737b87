package dev.assay.edge.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import javax.sql.DataSource;

/**
 * Rows that are committed together with a piece of work, by which a later transaction finds out whether the work is
 * there.
 *
 * <p>Plain JDBC on the connection of the open transaction: a mark must reach the database before the work does, and an
 * entity would wait for the flush.
 */
@ApplicationScoped
class CommitMarks {

    private static final String DUPLICATE_KEY = "23505";
    private static final Duration KEPT = Duration.ofDays(1);
    private static final String PROBE = "probe";

    private final DataSource database;
    private final Clock clock;

    CommitMarks(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The mark is there: the transaction that wrote it was committed. */
    static final class AlreadyCommitted extends RuntimeException {

        AlreadyCommitted(SQLException duplicate) {
            super(duplicate);
        }
    }

    /**
     * Writes a mark inside the caller's transaction.
     *
     * <p>Where an older connection is still committing the same mark, the database makes this one wait for how that
     * ends; a look for the row would miss it.
     *
     * @throws AlreadyCommitted where the mark is there; the caller's transaction is then of no use
     */
    void put(String mark) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into commit_mark (id, marked_at) values (?, ?)")) {
            insert.setString(1, mark);
            insert.setTimestamp(2, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        } catch (SQLException failed) {
            if (DUPLICATE_KEY.equals(failed.getSQLState())) {
                throw new AlreadyCommitted(failed);
            }
            throw new StatementFailed(failed);
        }
    }

    /** Removes marks nobody will ask for, inside the caller's transaction. */
    void remove(Collection<String> marks) {
        if (marks.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from commit_mark where id = ?")) {
            for (String mark : marks) {
                delete.setString(1, mark);
                delete.addBatch();
            }
            delete.executeBatch();
        } catch (SQLException failed) {
            throw new StatementFailed(failed);
        }
    }

    /** Removes what processes that were killed have left. */
    void sweep(@Observes StartupEvent started) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from commit_mark where id <> ? and marked_at < ?")) {
            delete.setString(1, PROBE);
            delete.setTimestamp(2, Timestamp.from(clock.instant().minus(KEPT)));
            delete.executeUpdate();
        } catch (SQLException failed) {
            throw new StatementFailed(failed);
        }
    }

    /** Commits a small change on a connection of its own, to see whether the database takes writes. */
    static void probe(Connection connection, Clock clock) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update commit_mark set marked_at = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setString(2, PROBE);
            update.executeUpdate();
        }
    }

    /** A statement failed for a reason that is told by its cause. */
    static final class StatementFailed extends RuntimeException {

        StatementFailed(SQLException cause) {
            super(cause);
        }
    }
}
