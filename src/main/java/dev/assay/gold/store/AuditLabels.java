package dev.assay.gold.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.store.Batches;
import dev.assay.edge.store.RandomIds;
import dev.assay.gold.AuditLabel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/** What humans said: several labels an item, all kept, nothing overwritten. */
@ApplicationScoped
public class AuditLabels {

    private static final int ROWS_A_FETCH = 1000;

    private final StatelessSession bulk;
    private final RandomIds ids;
    private final AuditLog auditLog;
    private final Clock clock;

    AuditLabels(StatelessSession bulk, RandomIds ids, AuditLog auditLog, Clock clock) {
        this.bulk = bulk;
        this.ids = ids;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * Adds labels, all of them or none.
     *
     * @param labels drawn once, inside the transaction; what it throws undoes all
     */
    @Transactional
    public void add(Caller caller, String evalset, Iterable<AuditLabel> labels) {
        Instant now = clock.instant();
        int count = Batches.forEach(
                labels,
                batch -> bulk.insertMultiple(batch.stream()
                        .map(label -> AuditLabelEntity.of(caller, ids.next("label"), evalset, label, now))
                        .toList()));
        auditLog.append(caller, "evalset.labels", "evalset/" + evalset, Map.of("added", count));
    }

    /** All labels of an evalset, by item, criterion, annotator and time. */
    @Transactional
    public List<AuditLabel> of(String workspace, String evalset) {
        return of(workspace, evalset, label -> true);
    }

    /** Those labels of an evalset that are wanted, in the same order; of the others none is held. */
    @Transactional
    public List<AuditLabel> of(String workspace, String evalset, Predicate<AuditLabel> wanted) {
        try (Stream<AuditLabelEntity> rows = bulk.createSelectionQuery(
                        "from AuditLabelEntity l where l.workspace = ?1 and l.evalset = ?2"
                                + " order by l.item, l.criterion, l.annotator, l.decidedAt, l.id",
                        AuditLabelEntity.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .setFetchSize(ROWS_A_FETCH)
                .getResultStream()) {
            return rows.map(AuditLabelEntity::toDomain).filter(wanted).toList();
        }
    }
}
