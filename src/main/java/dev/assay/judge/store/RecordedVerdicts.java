package dev.assay.judge.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.judge.RecordedVerdict;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.StatelessSession;

/** Verdicts that were recorded elsewhere, by evalset. */
@ApplicationScoped
public class RecordedVerdicts {

    private final StatelessSession bulk;
    private final AuditLog auditLog;
    private final Clock clock;

    RecordedVerdicts(StatelessSession bulk, AuditLog auditLog, Clock clock) {
        this.bulk = bulk;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** Adds verdicts, all of them or none; none of their slots may be taken: ask {@link #slots} before. */
    @Transactional
    public void add(Caller caller, String evalset, List<RecordedVerdict> verdicts) {
        Instant now = clock.instant();
        bulk.insertMultiple(verdicts.stream()
                .map(verdict -> RecordedVerdictEntity.of(caller.workspace(), evalset, verdict, now))
                .toList());
        auditLog.append(caller, "evalset.verdicts", "evalset/" + evalset, Map.of("added", verdicts.size()));
    }

    /** The slots that are taken, with the judge's name of the file. */
    @Transactional
    public Set<Slot> slots(String workspace, String evalset) {
        Set<Slot> slots = new HashSet<>();
        rows(workspace, evalset).forEach(row -> slots.add(row.slot()));
        return slots;
    }

    /** The verdicts of one judge of the file, by slot. */
    @Transactional
    public Map<Slot, Verdict> ofJudge(String workspace, String evalset, String judge) {
        Map<Slot, Verdict> verdicts = new HashMap<>();
        bulk.createSelectionQuery(
                        "from RecordedVerdictEntity v where v.workspace = ?1 and v.evalset = ?2 and v.judge = ?3",
                        RecordedVerdictEntity.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .setParameter(3, judge)
                .getResultList()
                .forEach(row -> verdicts.put(row.slot(), row.toVerdict()));
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

    private List<RecordedVerdictEntity> rows(String workspace, String evalset) {
        return bulk.createSelectionQuery(
                        "from RecordedVerdictEntity v where v.workspace = ?1 and v.evalset = ?2",
                        RecordedVerdictEntity.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .getResultList();
    }
}
