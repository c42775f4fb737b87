package dev.assay.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {

    private final List<String> written = Collections.synchronizedList(new ArrayList<>());

    @Test
    void a_write_is_acknowledged_after_its_commit() throws Exception {
        CountDownLatch committed = new CountDownLatch(1);
        GroupCommit.Transactions slow = work -> {
            work.run();
            await(committed);
        };

        try (GroupCommit<String> commits = new GroupCommit<>("test", 10, slow, written::addAll)) {
            CompletableFuture<Void> waiting = commits.submit("a");
            while (written.isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(waiting).isNotDone();

            committed.countDown();

            waiting.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_bad_write_does_not_take_its_neighbours_with_it() {
        CountDownLatch queued = new CountDownLatch(1);
        GroupCommit.Transactions transactions = work -> {
            await(queued);
            work.run();
        };
        try (GroupCommit<String> commits = new GroupCommit<>("test", 10, transactions, group -> {
            if (group.contains("bad")) {
                throw new IllegalArgumentException("a bad write");
            }
            written.addAll(group);
        })) {
            CompletableFuture<Void> first = commits.submit("a");
            CompletableFuture<Void> bad = commits.submit("bad");
            CompletableFuture<Void> last = commits.submit("b");
            queued.countDown();

            first.join();
            last.join();

            assertThatThrownBy(bad::join).hasRootCauseMessage("a bad write");
            assertThat(written).containsExactly("a", "b");
        }
    }

    @Test
    void whoever_waits_when_the_writer_closes_in_an_outage_is_told() {
        DatabaseAway away = new DatabaseAway(Outage.AWAY, new SQLException("refused", "08001"));
        CompletableFuture<Void> waiting;

        try (GroupCommit<String> commits = new GroupCommit<>(
                "test",
                10,
                work -> {
                    throw away;
                },
                written::addAll)) {
            waiting = commits.submit("a");
        }

        assertThatThrownBy(waiting::join).hasCause(away);
        assertThat(written).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
