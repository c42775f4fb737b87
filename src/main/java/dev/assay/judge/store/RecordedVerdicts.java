package dev.assay.judge.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.store.Batches;
import dev.assay.fingerprint.CompactKeys;
import dev.assay.judge.Order;
import dev.assay.judge.RecordedJudge;
import dev.assay.judge.RecordedVerdict;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.judge.files.VerdictChecks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/** Verdicts that were recorded elsewhere, by evalset. */
@ApplicationScoped
public class RecordedVerdicts {

    private static final int ROWS_A_FETCH = 1000;

    private final StatelessSession bulk;
    private final AuditLog auditLog;
    private final Clock clock;

    RecordedVerdicts(StatelessSession bulk, AuditLog auditLog, Clock clock) {
        this.bulk = bulk;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * Adds verdicts, all of them or none; none of their slots may be taken: look at {@link #forEachSlot} before.
     *
     * @param verdicts drawn once, inside the transaction; what it throws undoes all
     */
    @Transactional
    public void add(Caller caller, String evalset, Iterable<RecordedVerdict> verdicts) {
        Instant now = clock.instant();
        int count = Batches.forEach(verdicts, batch -> insert(caller, evalset, batch, now));
        log(caller, evalset, count);
    }

    /** Adds verdicts of which a later one replaces an earlier one of its slot; else as {@link #add}. */
    @Transactional
    public void addLast(Caller caller, String evalset, Iterable<RecordedVerdict> verdicts) {
        Instant now = clock.instant();
        CompactKeys added = new CompactKeys();
        Batches.forEach(verdicts, batch -> {
            Map<Slot, RecordedVerdict> bySlot = new LinkedHashMap<>();
            batch.forEach(verdict -> bySlot.put(verdict.slot(), verdict));
            bySlot.keySet().stream()
                    .filter(slot ->
                            added.putIfAbsent(1, VerdictChecks.key(slot)).isPresent())
                    .forEach(slot -> delete(caller, evalset, slot));
            insert(caller, evalset, bySlot.values(), now);
        });
        log(caller, evalset, added.size());
    }

    private void insert(Caller caller, String evalset, Collection<RecordedVerdict> verdicts, Instant now) {
        bulk.insertMultiple(verdicts.stream()
                .map(verdict -> RecordedVerdictEntity.of(caller.workspace(), evalset, verdict, now))
                .toList());
    }

    private void delete(Caller caller, String evalset, Slot slot) {
        bulk.createMutationQuery("delete from RecordedVerdictEntity v where v.workspace = :workspace"
                        + " and v.evalset = :evalset and v.judge = :judge and v.criterion = :criterion"
                        + " and v.item = :item and v.sample = :sample and v.swapped = :swapped")
                .setParameter("workspace", caller.workspace())
                .setParameter("evalset", evalset)
                .setParameter("judge", slot.judge())
                .setParameter("criterion", slot.criterion())
                .setParameter("item", slot.itemId())
                .setParameter("sample", slot.sample())
                .setParameter("swapped", slot.order().isSwapped())
                .executeUpdate();
    }

    private void log(Caller caller, String evalset, int added) {
        auditLog.append(caller, "evalset.verdicts", "evalset/" + evalset, Map.of("added", added));
    }

    /** The slots that are taken, with the judge's name of the file, one at a time in no order. */
    @Transactional
    public void forEachSlot(String workspace, String evalset, Consumer<Slot> consumer) {
        try (Stream<Object[]> rows = bulk.createSelectionQuery(
                        "select v.item, v.criterion, v.judge, v.sample, v.swapped from RecordedVerdictEntity v"
                                + " where v.workspace = ?1 and v.evalset = ?2",
                        Object[].class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .setFetchSize(ROWS_A_FETCH)
                .getResultStream()) {
            rows.forEach(row -> consumer.accept(new Slot(
                    (String) row[0], (String) row[1], (String) row[2], (Integer) row[3], Order.ofSwapped((Boolean)
                            row[4]))));
        }
    }

    /** Which samples and orders a judge of the file was recorded in, by criterion: what a run plans to replay. */
    @Transactional
    public Map<String, Set<RecordedJudge.Replay>> replays(String workspace, String evalset, String judge) {
        Map<String, Set<RecordedJudge.Replay>> replays = new TreeMap<>();
        bulk.createSelectionQuery(
                        "select distinct v.criterion, v.sample, v.swapped from RecordedVerdictEntity v"
                                + " where v.workspace = ?1 and v.evalset = ?2 and v.judge = ?3",
                        Object[].class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .setParameter(3, judge)
                .getResultList()
                .forEach(row -> replays.computeIfAbsent((String) row[0], unused -> new TreeSet<>())
                        .add(new RecordedJudge.Replay((Integer) row[1], Order.ofSwapped((Boolean) row[2]))));
        return replays;
    }

    /** The verdicts of one judge of the file, by slot. */
    @Transactional
    public Map<Slot, Verdict> ofJudge(String workspace, String evalset, String judge) {
        Map<Slot, Verdict> verdicts = new HashMap<>();
        try (Stream<RecordedVerdictEntity> rows = bulk.createSelectionQuery(
                        "from RecordedVerdictEntity v where v.workspace = ?1 and v.evalset = ?2 and v.judge = ?3",
                        RecordedVerdictEntity.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .setParameter(3, judge)
                .setFetchSize(ROWS_A_FETCH)
                .getResultStream()) {
            rows.forEach(row -> verdicts.put(row.slot(), row.toVerdict()));
        }
        return verdicts;
    }

    /** The judges whose verdicts were recorded, by name. */
    @Transactional
    public List<String> judges(String workspace, String evalset) {
        return bulk.createSelectionQuery(
                        "select distinct v.judge from RecordedVerdictEntity v where v.workspace = ?1 and v.evalset = ?2"
                                + " order by v.judge",
                        String.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .getResultList();
    }

    /**
     * When the first verdict on each item was made, by item. One that does not say when it was made may be older than
     * any label: its time is the epoch.
     */
    @Transactional
    public Map<String, Instant> firstMade(String workspace, String evalset) {
        Map<String, Instant> first = new HashMap<>();
        bulk.createSelectionQuery(
                        "select v.item, min(coalesce(v.madeAt, ?3)) from RecordedVerdictEntity v"
                                + " where v.workspace = ?1 and v.evalset = ?2 group by v.item",
                        Object[].class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .setParameter(3, Instant.EPOCH)
                .getResultList()
                .forEach(row -> first.put((String) row[0], (Instant) row[1]));
        return first;
    }
}
