package dev.assay.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.access.Caller;
import dev.assay.edge.store.GroupCommit;
import dev.assay.edge.store.Patience;
import dev.assay.evalset.store.EvalSets;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds when every connection is cut off at once, whichever database is behind them. */
@Timeout(120)
abstract class OutageContract {

    private static final int WRITES = 200;

    @Inject
    DataSource database;

    @Inject
    Patience patience;

    @Inject
    EvalSets evalSets;

    /** Cuts off every connection there is. */
    abstract void cutOff(Connection connection) throws SQLException;

    @Test
    void writes_that_meet_a_cut_are_committed_exactly_once() throws Exception {
        String series = "cut-" + System.nanoTime();
        try (GroupCommit<String> commits = new GroupCommit<>("cut", 7, patience, this::insert)) {
            List<CompletableFuture<Void>> waiting = IntStream.range(0, WRITES)
                    .mapToObj(i -> {
                        if (i % 50 == 25) {
                            cutOff();
                        }
                        return commits.submit(series + "-" + i);
                    })
                    .toList();

            for (CompletableFuture<Void> write : waiting) {
                write.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(stored(series)).hasSize(WRITES);
    }

    @Test
    void reads_that_can_wait_succeed_after_a_cut() {
        cutOff();

        assertThat(patience.untilBack(() -> evalSets.find(Caller.DEFAULT_WORKSPACE, "no-such-set")))
                .isEmpty();
    }

    @Test
    void the_service_is_ready_again_by_itself_and_was_alive_all_the_time() throws Exception {
        cutOff();

        while (given().get("/q/health/ready").statusCode() != 200) {
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
            Thread.sleep(50);
        }

        assertThat(given().get("/v1/evalsets").statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_that_meets_a_cut_is_served_or_told_to_come_back() {
        cutOff();

        Response answer = given().get("/v1/evalsets");

        assertThat(answer.statusCode()).isIn(200, 503);
        if (answer.statusCode() == 503) {
            assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/database-away");
            assertThat(answer.header("Retry-After")).isEqualTo("2");
        }
    }

    private void cutOff() {
        try (Connection connection = database.getConnection()) {
            cutOff(connection);
        } catch (SQLException cutOffAsWell) {
            // The connection that carries the order is among those that are cut.
        }
    }

    private void insert(List<String> ids) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into commit_mark (id, marked_at) values (?, ?)")) {
            for (String id : ids) {
                insert.setString(1, id);
                insert.setObject(2, java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC));
                insert.executeUpdate();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Set<String> stored(String series) throws SQLException {
        Set<String> stored = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select id from commit_mark where id like ?")) {
            select.setString(1, series + "-%");
            var rows = select.executeQuery();
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
        }
        return stored;
    }
}
