package dev.assay.evalset.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.store.Batches;
import dev.assay.edge.store.Pages;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.fingerprint.TextListFingerprint;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;

/** Evalsets and their items. */
@ApplicationScoped
public class EvalSets {

    private static final int IDS_A_PAGE = 10_000;

    /** By fewer columns than the key has, H2 sorts all rows for every page. */
    private static final String BY_KEY = " order by i.workspace, i.evalset, i.id";

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

    /** The evalsets of a series, by id. */
    @Transactional
    public List<EvalSet> ofSeries(String workspace, String series) {
        return repository.find("workspace = ?1 and series = ?2 order by id", workspace, series).stream()
                .map(EvalSetEntity::toDomain)
                .toList();
    }

    /**
     * Adds items to an open evalset, all of them or none.
     *
     * <p>The ids must not be in the evalset yet: look at {@link #idPages} before.
     *
     * @param added drawn once, inside the transaction; what it throws undoes all
     */
    @Transactional
    public void add(Caller caller, String id, Iterable<Item> added) {
        EvalSetEntity evalset = open(caller.workspace(), id);
        int count;
        try {
            count = Batches.forEach(
                    added,
                    batch -> bulk.insertMultiple(batch.stream()
                            .map(item -> ItemEntity.of(caller.workspace(), id, item))
                            .toList()));
        } catch (ConstraintViolationException stored) {
            throw new Refusal(
                    ProblemKind.ITEMS_REJECTED,
                    "another request has stored one of these items meanwhile; nothing was stored",
                    "Send them again to see which lines are there already.");
        }
        count(caller.workspace(), evalset, count);
        auditLog.append(caller, "evalset.items", "evalset/" + id, Map.of("added", count));
    }

    /**
     * Counts items in. The row is locked only now: items may come in for minutes, and whoever froze the evalset
     * meanwhile has frozen it without them.
     */
    private void count(String workspace, EvalSetEntity evalset, int added) {
        int counted = entities.createQuery("update EvalSetEntity e set e.items = e.items + :added,"
                        + " e.revision = e.revision + 1"
                        + " where e.workspace = :workspace and e.id = :id and e.frozenAt is null")
                .setParameter("added", added)
                .setParameter("workspace", workspace)
                .setParameter("id", evalset.id)
                .executeUpdate();
        entities.refresh(evalset);
        if (counted == 0) {
            throw frozen(evalset);
        }
    }

    /** The ids of all items, by id. */
    public Pages<String> idPages(String workspace, String evalset) {
        return new Pages<>(IDS_A_PAGE, (last, limit) -> idsAfter(workspace, evalset, last.orElse(""), limit));
    }

    @Transactional
    List<String> idsAfter(String workspace, String evalset, String id, int limit) {
        return bulk.createSelectionQuery(
                        "select i.id from ItemEntity i where i.workspace = ?1 and i.evalset = ?2 and i.id > ?3"
                                + BY_KEY,
                        String.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .setParameter(3, id)
                .setMaxResults(limit)
                .getResultList();
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

    /** All items, by id; of a large evalset rather read {@link #itemPages}. */
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

    /**
     * These items, by id; ids of no item are passed over. All rows are read, as no index of H2 finds many values of its
     * last column.
     */
    @Transactional
    public List<Item> items(String workspace, String evalset, Set<String> ids) {
        List<Item> found = new ArrayList<>();
        for (Kept kept : keptPages(workspace, evalset).rows()) {
            if (ids.contains(kept.id())) {
                found.add(StoredItem.read(kept.json()));
            }
        }
        return found;
    }

    /** All items, by id. */
    public Pages<Item> itemPages(String workspace, String evalset) {
        return new Pages<>((last, limit) ->
                itemsAfter(workspace, evalset, last.map(Item::id).orElse(""), limit));
    }

    /** Items after an id, by id. */
    @Transactional
    public List<Item> itemsAfter(String workspace, String evalset, String id, int limit) {
        return rowsAfter(workspace, evalset, id, limit).stream()
                .map(ItemEntity::toDomain)
                .toList();
    }

    /**
     * An item as it is kept.
     *
     * @param json canonical, in the shape of its file line
     */
    public record Kept(String id, String json) {}

    /** All items as they are kept, by id, for who only hands them on. */
    public Pages<Kept> keptPages(String workspace, String evalset) {
        return new Pages<>((last, limit) ->
                keptAfter(workspace, evalset, last.map(Kept::id).orElse(""), limit));
    }

    @Transactional
    List<Kept> keptAfter(String workspace, String evalset, String id, int limit) {
        return rowsAfter(workspace, evalset, id, limit).stream()
                .map(row -> new Kept(row.id, row.content))
                .toList();
    }

    private List<ItemEntity> rowsAfter(String workspace, String evalset, String id, int limit) {
        return bulk.createSelectionQuery(
                        "from ItemEntity i where i.workspace = ?1 and i.evalset = ?2 and i.id > ?3" + BY_KEY,
                        ItemEntity.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .setParameter(3, id)
                .setMaxResults(limit)
                .getResultList();
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
        EvalSetEntity evalset = locked(caller.workspace(), id);
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
        Fingerprint content = content(caller.workspace(), id);
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

    /** The same as {@link #contentOf} of all items; the database sorts, and no more than some rows are held. */
    private Fingerprint content(String workspace, String evalset) {
        TextListFingerprint content = new TextListFingerprint();
        try (ScrollableResults<String> rows = bulk.createSelectionQuery(
                        "select i.fingerprint from ItemEntity i where i.workspace = ?1 and i.evalset = ?2"
                                + " order by i.fingerprint",
                        String.class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .setFetchSize(IDS_A_PAGE)
                .scroll(ScrollMode.FORWARD_ONLY)) {
            String last = "";
            while (rows.next()) {
                String fingerprint = rows.get();
                if (fingerprint.compareTo(last) < 0) {
                    throw new IllegalStateException(
                            "the database sorts '" + fingerprint + "' after '" + last + "': give it another collation");
                }
                content.add(fingerprint);
                last = fingerprint;
            }
        }
        return content.fingerprint("evalset");
    }

    /** So that no items are counted in while it is looked at; whoever brings some in waits, and is refused. */
    private EvalSetEntity locked(String workspace, String id) {
        return repository
                .find("workspace = ?1 and id = ?2", workspace, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.notFound("evalset", id));
    }

    private EvalSetEntity open(String workspace, String id) {
        EvalSetEntity evalset = entity(workspace, id).orElseThrow(() -> Refusal.notFound("evalset", id));
        if (evalset.frozenAt != null) {
            throw frozen(evalset);
        }
        return evalset;
    }

    private static Refusal frozen(EvalSetEntity evalset) {
        return new Refusal(
                ProblemKind.EVALSET_FROZEN,
                "evalset '" + evalset.id + "' was frozen at " + evalset.frozenAt,
                "Open another evalset, for instance the next release of the series.");
    }

    private Optional<EvalSetEntity> entity(String workspace, String id) {
        return repository.find("workspace = ?1 and id = ?2", workspace, id).firstResultOptional();
    }

    static final class Repository implements PanacheRepositoryBase<EvalSetEntity, EvalSetEntity.Key> {}

    static final class ItemRepository implements PanacheRepositoryBase<ItemEntity, ItemEntity.Key> {}
}
