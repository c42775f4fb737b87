package dev.assay.auditlog.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.HashChain;
import dev.assay.auditlog.LogEntry;
import dev.assay.edge.store.JsonColumn;
import dev.assay.fingerprint.CanonicalContent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trail: rows are appended inside the transaction of the act they record, and never changed. */
@ApplicationScoped
public class AuditLog {

    private static final int PAGE = 1000;

    private final Repository repository = new Repository();
    private final EntityManager entities;
    private final Clock clock;

    AuditLog(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * The last row of the trail.
     *
     * @param seq 0 while the trail is empty
     */
    public record Head(long seq, String hash) {}

    /** Appends a row; the head row is locked first, so that the chain never forks. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Caller caller, String action, String object, Map<String, ?> detail) {
        AuditHeadEntity head = entities.find(AuditHeadEntity.class, caller.workspace(), LockModeType.PESSIMISTIC_WRITE);
        LogEntry entry = LogEntry.after(
                head.hash,
                head.seq + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                caller.subject(),
                action,
                object,
                CanonicalContent.of(detail));
        repository.persist(LogEntryEntity.of(caller.workspace(), entry));
        head.seq = entry.seq();
        head.hash = entry.hash();
    }

    @Transactional
    public Head head(String workspace) {
        AuditHeadEntity head = entities.find(AuditHeadEntity.class, workspace);
        return new Head(head.seq, head.hash);
    }

    /** Rows after a sequence number, oldest first. */
    @Transactional
    public List<LogEntry> since(String workspace, long seq, int limit) {
        return repository.find("workspace = ?1 and seq > ?2 order by seq", workspace, seq).page(0, limit).stream()
                .map(AuditLog::entry)
                .toList();
    }

    /** Walks the whole chain up to its head; empty when it is whole. */
    @Transactional
    public Optional<HashChain.Break> firstBreak(String workspace) {
        HashChain chain = new HashChain();
        long seq = 0;
        List<LogEntry> page = since(workspace, seq, PAGE);
        while (!page.isEmpty()) {
            page.forEach(chain::follow);
            seq = page.get(page.size() - 1).seq();
            entities.clear();
            page = since(workspace, seq, PAGE);
        }
        Head head = head(workspace);
        return chain.endAt(head.seq(), head.hash());
    }

    private static LogEntry entry(LogEntryEntity entity) {
        return new LogEntry(
                entity.seq,
                entity.at,
                entity.actor,
                entity.action,
                entity.object,
                CanonicalContent.of(JsonColumn.read(entity.detail)),
                entity.prevHash,
                entity.hash);
    }

    static final class Repository implements PanacheRepositoryBase<LogEntryEntity, LogEntryEntity.Key> {}
}
