package dev.assay.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.edge.Draining;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work through an outage, on a real database whose answers get lost. */
@QuarkusTest
@Timeout(60)
class PatienceTest {

    @Inject
    DatabaseWatch watch;

    @Inject
    CommitMarks marks;

    @Inject
    Draining draining;

    @Inject
    DataSource database;

    private final AtomicInteger attempts = new AtomicInteger();
    private final String row = UUID.randomUUID().toString();

    /** At which point of its first transaction the connection breaks. */
    private enum Break {
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT,
        NEVER
    }

    @Test
    void work_whose_commit_was_not_acknowledged_is_not_done_again() {
        String answer = patience(Break.AFTER_THE_COMMIT).once(this::insertRow);

        assertThat(answer).isEqualTo("written by attempt 1");
        assertThat(attempts).hasValue(1);
        assertThat(rows(row)).isOne();
    }

    @Test
    void work_that_was_undone_is_done_again() {
        String answer = patience(Break.BEFORE_THE_COMMIT).once(this::insertRow);

        assertThat(answer).isEqualTo("written by attempt 2");
        assertThat(rows(row)).isOne();
    }

    @Test
    void a_failure_of_the_work_itself_is_its_callers() {
        assertThatThrownBy(() -> patience(Break.NEVER).once(() -> {
                    attempts.incrementAndGet();
                    throw new IllegalArgumentException("a bad write");
                }))
                .hasMessage("a bad write");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void marks_do_not_pile_up() {
        Patience patience = patience(Break.NEVER);
        for (int i = 0; i < 20; i++) {
            patience.once(attempts::incrementAndGet);
        }
        int before = marks();

        for (int i = 0; i < 20; i++) {
            patience.once(attempts::incrementAndGet);
        }

        assertThat(marks()).isEqualTo(before);
    }

    @Test
    void reads_are_tried_until_they_succeed() {
        String answer = patience(Break.NEVER).untilBack(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw broken();
            }
            return "read by attempt " + attempts.get();
        });

        assertThat(answer).isEqualTo("read by attempt 3");
    }

    @Test
    void an_interrupted_wait_ends() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> patience(Break.NEVER).untilBack(() -> {
                    throw broken();
                }))
                .isInstanceOf(DatabaseAway.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private String insertRow() {
        int attempt = attempts.incrementAndGet();
        marks.put(row);
        return "written by attempt " + attempt;
    }

    private Patience patience(Break at) {
        return new Patience(watch, marks, draining, new Patience.NewTransaction() {
            private boolean isBroken;

            @Override
            public <T> T call(Callable<T> work) {
                boolean breaks = !isBroken && at != Break.NEVER;
                isBroken = true;
                if (breaks && at == Break.BEFORE_THE_COMMIT) {
                    return QuarkusTransaction.requiringNew().call(() -> {
                        work.call();
                        throw broken();
                    });
                }
                T result = QuarkusTransaction.requiringNew().call(work);
                if (breaks) {
                    throw broken();
                }
                return result;
            }
        });
    }

    private static RuntimeException broken() {
        return new IllegalStateException(new SQLException("I/O error", "08006"));
    }

    private int rows(String mark) {
        return count("select count(*) from commit_mark where id = '" + mark + "'");
    }

    private int marks() {
        return count("select count(*) from commit_mark");
    }

    private int count(String question) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(question);
                ResultSet answer = statement.executeQuery()) {
            answer.next();
            return answer.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
