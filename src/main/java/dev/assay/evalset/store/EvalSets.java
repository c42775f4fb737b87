package dev.assay.evalset.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;

/** Evalsets and their items. */
@ApplicationScoped
public class EvalSets {

    private final Repository repository = new Repository();
    private final ItemRepository items = new ItemRepository();
    private final EntityManager entities;
    private final StatelessSession bulk;
    private final AuditLog auditLog;
    private final Clock clock;

    EvalSets(EntityManager entities, StatelessSession bulk, AuditLog auditLog, Clock clock) {
        this.entities = entities;
        this.bulk = bulk;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** Opens an empty evalset; opening the same one again changes nothing. */
    @Transactional
    public EvalSet open(
            Caller caller, String id, Optional<String> title, Optional<String> series, Optional<String> release) {
        Optional<EvalSetEntity> existing = entity(caller.workspace(), id);
        if (existing.isPresent()) {
            EvalSetEntity stored = existing.get();
            if (Objects.equals(stored.series, series.orElse(null))
                    && Objects.equals(stored.release, release.orElse(null))) {
                return stored.toDomain();
            }
            throw new Refusal(
                    ProblemKind.EVALSET_EXISTS,
                    "evalset '" + id + "' exists with another series or release",
                    "Choose another id, or leave series and release as they are.");
        }
        EvalSetEntity entity = new EvalSetEntity();
        entity.workspace = caller.workspace();
        entity.id = id;
        entity.title = title.orElse(null);
        entity.series = series.orElse(null);
        entity.release = release.orElse(null);
        entity.createdAt = clock.instant();
        entity.createdBy = caller.subject();
        repository.persist(entity);
        auditLog.append(caller, "evalset.open", "evalset/" + id, Map.of());
        return entity.toDomain();
    }

    @Transactional
    public Optional<EvalSet> find(String workspace, String id) {
        return entity(workspace, id).map(EvalSetEntity::toDomain);
    }

    /** The evalset; refused where there is none. */
    @Transactional
    public EvalSet require(String workspace, String id) {
        return find(workspace, id).orElseThrow(() -> Refusal.notFound("evalset", id));
    }

    /** Evalsets after an id, by id. */
    @Transactional
    public List<EvalSet> after(String workspace, String id, int limit) {
        return repository.find("workspace = ?1 and id > ?2 order by id", workspace, id).page(0, limit).stream()
                .map(EvalSetEntity::toDomain)
                .toList();
    }

    /**
     * Adds items to an open evalset, all of them or none.
     *
     * <p>The ids must not be in the evalset yet: ask {@link #taken} before.
     */
    @Transactional
    public void add(Caller caller, String id, List<Item> added) {
        EvalSetEntity evalset = open(caller.workspace(), id);
        bulk.insertMultiple(added.stream()
                .map(item -> ItemEntity.of(caller.workspace(), id, item))
                .toList());
        evalset.items += added.size();
        evalset.revision++;
        auditLog.append(caller, "evalset.items", "evalset/" + id, Map.of("added", added.size()));
    }

    /** Which of these item ids the evalset already holds. */
    @Transactional
    public Set<String> taken(String workspace, String evalset, Collection<String> ids) {
        Set<String> all = new HashSet<>(itemIds(workspace, evalset));
        all.retainAll(Set.copyOf(ids));
        return all;
    }

    @Transactional
    public List<String> itemIds(String workspace, String evalset) {
        return bulk.createSelectionQuery(
                        "select i.id from ItemEntity i where i.workspace = ?1 and i.evalset = ?2 order by i.id",
                        String.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .getResultList();
    }

    /** All items, by id. */
    @Transactional
    public List<Item> items(String workspace, String evalset) {
        return bulk
                .createSelectionQuery(
                        "from ItemEntity i where i.workspace = ?1 and i.evalset = ?2 order by i.id", ItemEntity.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .getResultList()
                .stream()
                .map(ItemEntity::toDomain)
                .toList();
    }

    /** Items after an id, by id. */
    @Transactional
    public List<Item> itemsAfter(String workspace, String evalset, String id, int limit) {
        return items
                .find("workspace = ?1 and evalset = ?2 and id > ?3 order by id", workspace, evalset, id)
                .page(0, limit)
                .stream()
                .map(ItemEntity::toDomain)
                .toList();
    }

    @Transactional
    public Optional<Item> item(String workspace, String evalset, String id) {
        return items.find("workspace = ?1 and evalset = ?2 and id = ?3", workspace, evalset, id)
                .firstResultOptional()
                .map(ItemEntity::toDomain);
    }

    /** Closes the evalset; freezing it again changes nothing. An empty one is refused. */
    @Transactional
    public EvalSet freeze(Caller caller, String id) {
        EvalSetEntity evalset = entity(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("evalset", id));
        if (evalset.frozenAt != null) {
            return evalset.toDomain();
        }
        if (evalset.items == 0) {
            throw new Refusal(
                    ProblemKind.NOTHING_TO_JUDGE, "evalset '" + id + "' has no items", "POST items before freezing.");
        }
        long withProbability =
                items.count("workspace = ?1 and evalset = ?2 and samplingProb is not null", caller.workspace(), id);
        if (withProbability != 0 && withProbability != evalset.items) {
            throw new Refusal(
                    ProblemKind.SAMPLING_INCOMPLETE,
                    withProbability + " of " + evalset.items + " items have a samplingProb",
                    "State the probability of every item, 1 for those that were certain to be chosen.");
        }
        Fingerprint content = contentOf(fingerprints(caller.workspace(), id));
        evalset.frozenAt = clock.instant();
        evalset.contentHash = content.value();
        evalset.revision++;
        auditLog.append(caller, "evalset.freeze", "evalset/" + id, Map.of("content", content.value()));
        return evalset.toDomain();
    }

    /** What a set of items is identified by, whatever order they come in. */
    public static Fingerprint contentOf(Collection<String> itemFingerprints) {
        return CanonicalContent.of(itemFingerprints.stream().sorted().toList()).fingerprint("evalset");
    }

    /** Removes an evalset with its items, labels and recorded verdicts; refused while a run or gold set rests on it. */
    @Transactional
    public void delete(Caller caller, String id) {
        EvalSetEntity evalset = entity(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("evalset", id));
        try {
            items.delete("workspace = ?1 and evalset = ?2", caller.workspace(), id);
            repository.delete(evalset);
            entities.flush();
        } catch (ConstraintViolationException inUse) {
            throw new Refusal(
                    ProblemKind.EVALSET_IN_USE,
                    "evalset '" + id + "' is used by a run or a gold set",
                    "What certificates and reports rest on is kept; open another evalset instead.");
        }
        auditLog.append(caller, "evalset.delete", "evalset/" + id, Map.of("items", evalset.items));
    }

    private List<String> fingerprints(String workspace, String evalset) {
        return bulk.createSelectionQuery(
                        "select i.fingerprint from ItemEntity i where i.workspace = ?1 and i.evalset = ?2",
                        String.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .getResultList();
    }

    private EvalSetEntity open(String workspace, String id) {
        EvalSetEntity evalset = entity(workspace, id).orElseThrow(() -> Refusal.notFound("evalset", id));
        if (evalset.frozenAt != null) {
            throw new Refusal(
                    ProblemKind.EVALSET_FROZEN,
                    "evalset '" + id + "' was frozen at " + evalset.frozenAt,
                    "Open another evalset, for instance the next release of the series.");
        }
        return evalset;
    }

    private Optional<EvalSetEntity> entity(String workspace, String id) {
        return repository.find("workspace = ?1 and id = ?2", workspace, id).firstResultOptional();
    }

    static final class Repository implements PanacheRepositoryBase<EvalSetEntity, EvalSetEntity.Key> {}

    static final class ItemRepository implements PanacheRepositoryBase<ItemEntity, ItemEntity.Key> {}
}
