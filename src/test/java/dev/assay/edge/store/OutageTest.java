package dev.assay.edge.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {

    @ParameterizedTest
    @CsvSource({
        "08001, 0, AWAY", // PostgreSQL: connection refused
        "08006, 0, AWAY", // PostgreSQL: the connection broke
        "57P01, 0, AWAY", // PostgreSQL: terminated by an administrator
        "57P03, 0, AWAY", // PostgreSQL: starting up
        "25006, 0, AWAY", // PostgreSQL: read-only since a standby took over
        "53100, 0, FULL", // PostgreSQL: disk full
        "53300, 0, BUSY", // PostgreSQL: too many connections
        "90098, 90098, AWAY", // H2: the database has been closed
        "90121, 90121, AWAY", // H2: the database was called at its shutdown
        "90020, 90020, AWAY", // H2: another process holds the file
        "90135, 90135, AWAY", // H2: somebody is about to close it
    })
    void is_told_from_state_and_code(String state, int code, Outage outage) {
        RuntimeException failure = new RuntimeException(new SQLException("it failed", state, code));

        assertThat(Outage.of(failure)).contains(outage);
    }

    @ParameterizedTest
    @CsvSource({
        "23505, 23505", // a unique key
        "22001, 22001", // a value too long
        "40001, 40001", // a deadlock's victim
        "HY000, 50000", // H2: a general error
        "90030, 90030", // H2: the file is corrupt, which does not pass
    })
    void is_none_where_the_work_itself_fails(String state, int code) {
        assertThat(Outage.of(new SQLException("it failed", state, code))).isEmpty();
    }

    @Test
    void is_none_where_no_database_is_involved() {
        assertThat(Outage.of(new IllegalStateException("database has been closed")))
                .isEmpty();
        assertThat(Outage.of(new IOException("connection reset"))).isEmpty();
    }

    @Test
    void a_full_disk_shows_behind_what_h2_says() {
        SQLException general = new SQLException(
                "General error", "HY000", 50000, new IllegalStateException(new IOException("No space left on device")));
        SQLException closed = new SQLException(
                "The database has been closed", "90098", 90098, new IOException("No space left on device"));

        assertThat(Outage.of(general)).contains(Outage.FULL);
        assertThat(Outage.of(closed)).contains(Outage.FULL);
    }

    @Test
    void shows_behind_a_commit_that_the_transaction_manager_rolled_back() {
        RollbackException rolledBack = new RollbackException("could not commit");
        rolledBack.addSuppressed(new IllegalStateException(new SQLException("I/O error", "08006")));

        assertThat(Outage.of(new RuntimeException(rolledBack))).contains(Outage.AWAY);
    }

    @Test
    void a_pool_without_a_free_connection_is_busy() {
        assertThat(Outage.of(new SQLException("Sorry, acquisition timeout!"))).isEqualTo(Optional.of(Outage.BUSY));
    }

    @Test
    void a_connection_that_no_transaction_could_take_is_broken() {
        assertThat(Outage.of(new SQLException("Exception in association of connection to existing transaction")))
                .contains(Outage.AWAY);
    }

    @Test
    void a_cause_that_turns_in_a_circle_is_looked_at_once() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));

        assertThat(Outage.of(one)).isEmpty();
    }
}
