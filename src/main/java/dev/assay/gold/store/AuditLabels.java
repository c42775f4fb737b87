package dev.assay.gold.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.store.RandomIds;
import dev.assay.gold.AuditLabel;
import dev.assay.rubric.Label;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;

/** What humans said: several labels an item, all kept, nothing overwritten. */
@ApplicationScoped
public class AuditLabels {

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

    /** Adds labels, all of them or none. */
    @Transactional
    public void add(Caller caller, String evalset, List<AuditLabel> labels) {
        Instant now = clock.instant();
        List<AuditLabelEntity> rows = new ArrayList<>(labels.size());
        for (AuditLabel label : labels) {
            AuditLabelEntity row = new AuditLabelEntity();
            row.workspace = caller.workspace();
            row.id = ids.next("label");
            row.evalset = evalset;
            row.item = label.itemId();
            row.criterion = label.criterion();
            row.annotator = label.annotator();
            row.label = label.label() instanceof Label.Named named ? named.text() : null;
            row.score = label.label() instanceof Label.Score score ? (Double) score.value() : null;
            row.blind = AuditLabelEntity.blindColumn(label.blindness());
            row.adjudicated = label.ruling() == AuditLabel.Ruling.ADJUDICATED;
            row.rationale = label.rationale().orElse(null);
            row.decidedAt = label.at().orElse(null);
            row.rubric = label.rubric().map(Object::toString).orElse(null);
            row.storedAt = now;
            row.storedBy = caller.subject();
            rows.add(row);
        }
        bulk.insertMultiple(rows);
        auditLog.append(caller, "evalset.labels", "evalset/" + evalset, Map.of("added", labels.size()));
    }

    /** All labels of an evalset, by item, criterion, annotator and time. */
    @Transactional
    public List<AuditLabel> of(String workspace, String evalset) {
        return bulk
                .createSelectionQuery(
                        "from AuditLabelEntity l where l.workspace = ?1 and l.evalset = ?2"
                                + " order by l.item, l.criterion, l.annotator, l.decidedAt, l.id",
                        AuditLabelEntity.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .getResultList()
                .stream()
                .map(AuditLabelEntity::toDomain)
                .toList();
    }
}
