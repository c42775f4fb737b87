package dev.assay.gold.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gold.HoldoutLook;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger of looks at holdouts. */
@ApplicationScoped
public class HoldoutLooks {

    private final Repository repository = new Repository();
    private final EntityManager entities;
    private final AuditLog auditLog;
    private final Clock clock;

    HoldoutLooks(EntityManager entities, AuditLog auditLog, Clock clock) {
        this.entities = entities;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** The look of a judge, prompt and rubric at a holdout: recorded the first time, the same one ever after. */
    @Transactional
    public HoldoutLook look(Caller caller, String goldSet, Fingerprint of, String run, String judge) {
        lock(caller.workspace(), goldSet);
        Optional<HoldoutLook> earlier = taken(caller.workspace(), goldSet, of);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        HoldoutLookEntity entity = new HoldoutLookEntity();
        entity.workspace = caller.workspace();
        entity.goldSet = goldSet;
        entity.lookOf = of.value();
        entity.run = run;
        entity.judge = judge;
        entity.lookedAt = clock.instant();
        entity.lookedBy = caller.subject();
        auditLog.append(
                caller, "holdout.look", "gold/" + goldSet, Map.of("of", of.value(), "run", run, "judge", judge));
        entity.number = count(caller.workspace(), goldSet) + 1;
        repository.persistAndFlush(entity);
        return entity.toDomain();
    }

    /** Two who look at the same moment wait for each other, else both would count or one would fail. */
    private void lock(String workspace, String goldSet) {
        entities.find(GoldSetEntity.class, new GoldSetEntity.Key(workspace, goldSet), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The look of a judge, prompt and rubric at a holdout, if it has been taken. */
    @Transactional
    public Optional<HoldoutLook> taken(String workspace, String goldSet, Fingerprint of) {
        return repository
                .find("workspace = ?1 and goldSet = ?2 and lookOf = ?3", workspace, goldSet, of.value())
                .firstResultOptional()
                .map(HoldoutLookEntity::toDomain);
    }

    /** How many looks a holdout has had. */
    @Transactional
    public int count(String workspace, String goldSet) {
        return (int) repository.count("workspace = ?1 and goldSet = ?2", workspace, goldSet);
    }

    /** All looks at a holdout, first to last. */
    @Transactional
    public List<HoldoutLook> of(String workspace, String goldSet) {
        return repository.find("workspace = ?1 and goldSet = ?2 order by number", workspace, goldSet).stream()
                .map(HoldoutLookEntity::toDomain)
                .toList();
    }

    static final class Repository implements PanacheRepositoryBase<HoldoutLookEntity, HoldoutLookEntity.Key> {}
}
