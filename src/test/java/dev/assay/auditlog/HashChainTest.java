package dev.assay.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.fingerprint.CanonicalContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HashChainTest {

    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void finds_nothing_wrong_with_a_whole_chain() {
        List<LogEntry> rows = fourRows();

        assertThat(walk(rows, rows.get(3))).isEmpty();
    }

    @Test
    void finds_nothing_wrong_with_a_trail_that_has_not_begun() {
        assertThat(new HashChain().endAt(0, LogEntry.GENESIS)).isEmpty();
    }

    @Test
    void names_the_first_row_that_was_changed() {
        List<LogEntry> rows = fourRows();
        LogEntry head = rows.get(3);
        rows.set(1, withActor(rows.get(1), "mallory"));
        rows.set(2, withActor(rows.get(2), "mallory"));

        assertThat(walk(rows, head)).contains(new HashChain.Break(2, "row was changed"));
    }

    @Test
    void names_the_row_after_one_that_was_forged_with_its_hash() {
        List<LogEntry> rows = fourRows();
        LogEntry old = rows.get(1);
        rows.set(1, row(old.prevHash(), 2, "mallory"));

        assertThat(walk(rows, rows.get(3))).contains(new HashChain.Break(3, "row does not follow the one before"));
    }

    @Test
    void names_the_row_that_is_missing() {
        List<LogEntry> rows = fourRows();
        LogEntry head = rows.get(3);
        rows.remove(1);

        assertThat(walk(rows, head)).contains(new HashChain.Break(2, "row is missing, next is 3"));
    }

    @Test
    void names_the_row_whose_place_another_has_taken() {
        List<LogEntry> rows = fourRows();
        LogEntry head = rows.get(3);
        rows.set(1, renumbered(fourRows().get(2), 2));
        rows.set(2, renumbered(fourRows().get(1), 3));

        assertThat(walk(rows, head)).contains(new HashChain.Break(2, "row does not follow the one before"));
    }

    @Test
    void names_the_row_from_which_the_trail_was_cut_off() {
        List<LogEntry> rows = fourRows();
        LogEntry head = rows.get(3);

        assertThat(walk(rows.subList(0, 2), head)).contains(new HashChain.Break(3, "chain ends at 2, the head says 4"));
    }

    @Test
    void names_the_row_that_replaced_the_head() {
        List<LogEntry> rows = fourRows();
        LogEntry head = rows.get(3);
        rows.set(3, row(rows.get(2).hash(), 4, "mallory"));

        assertThat(walk(rows, head)).isPresent();
    }

    @Test
    void the_detail_of_a_row_is_protected_by_its_hash() {
        LogEntry row = fourRows().get(0);
        LogEntry other = new LogEntry(
                row.seq(),
                row.at(),
                row.actor(),
                row.action(),
                row.object(),
                CanonicalContent.of(Map.of("budget", 1000)),
                row.prevHash(),
                row.hash());

        assertThat(row.isIntact()).isTrue();
        assertThat(other.isIntact()).isFalse();
    }

    private static Optional<HashChain.Break> walk(List<LogEntry> rows, LogEntry head) {
        HashChain chain = new HashChain();
        rows.forEach(chain::follow);
        return chain.endAt(head.seq(), head.hash());
    }

    private static List<LogEntry> fourRows() {
        List<LogEntry> rows = new ArrayList<>();
        String prev = LogEntry.GENESIS;
        for (int seq = 1; seq <= 4; seq++) {
            LogEntry row = row(prev, seq, "lea");
            rows.add(row);
            prev = row.hash();
        }
        return rows;
    }

    private static LogEntry row(String prevHash, long seq, String actor) {
        return LogEntry.after(
                prevHash,
                seq,
                NINE.plusSeconds(seq),
                actor,
                "run.open",
                "run/run_" + seq,
                CanonicalContent.of(Map.of("budget", 10)));
    }

    private static LogEntry withActor(LogEntry row, String actor) {
        return new LogEntry(
                row.seq(), row.at(), actor, row.action(), row.object(), row.detail(), row.prevHash(), row.hash());
    }

    private static LogEntry renumbered(LogEntry row, long seq) {
        return new LogEntry(
                seq, row.at(), row.actor(), row.action(), row.object(), row.detail(), row.prevHash(), row.hash());
    }
}
