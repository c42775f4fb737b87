package dev.assay.disagreement.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.disagreement.Cause;
import dev.assay.disagreement.ClusterDecision;
import dev.assay.disagreement.ClusterMatch;
import dev.assay.disagreement.DecidedCluster;
import dev.assay.disagreement.DisagreementCluster;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/** Clusters by the ids under which people know them, and what people decided about them. */
@ApplicationScoped
public class Clusters {

    private final Repository repository = new Repository();
    private final Members members = new Members();
    private final AuditLog auditLog;
    private final Clock clock;

    Clusters(AuditLog auditLog, Clock clock) {
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** Where a cluster was found. */
    public record Place(String workspace, String evalset, String run, String judge, String criterion) {}

    /**
     * A cluster as it is kept.
     *
     * @param firstRun the run in which it was seen first
     * @param items the members when it was last seen
     */
    public record Kept(
            String id,
            String evalset,
            String judge,
            String criterion,
            String firstRun,
            String lastRun,
            int revision,
            ClusterDecision decision,
            Set<String> items) {}

    /** The clusters under the ids that they had before, as far as they share most members, and kept under these. */
    @Transactional
    public List<DecidedCluster> recognise(Place place, List<DisagreementCluster> found) {
        Map<String, ClusterEntity> known = new HashMap<>();
        Map<String, Set<String>> items = new HashMap<>();
        repository
                .find(
                        "workspace = ?1 and evalset = ?2 and judge = ?3 and criterion = ?4",
                        place.workspace(),
                        place.evalset(),
                        place.judge(),
                        place.criterion())
                .stream()
                .forEach(entity -> {
                    known.put(entity.id, entity);
                    items.put(entity.id, items(place.workspace(), entity.id));
                });
        List<Set<String>> sets = found.stream()
                .map(cluster -> (Set<String>) new HashSet<>(cluster.memberIds()))
                .toList();
        List<Optional<String>> ids = ClusterMatch.of(sets, items);
        List<DecidedCluster> recognised = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            DisagreementCluster cluster = ids.get(i).map(found.get(i)::withId).orElse(found.get(i));
            ClusterEntity entity = known.get(cluster.id());
            if (entity == null) {
                entity = entity(place, cluster.id());
                repository.persist(entity);
            }
            entity.lastRun = place.run();
            change(place.workspace(), cluster.id(), items.getOrDefault(cluster.id(), Set.of()), sets.get(i));
            recognised.add(new DecidedCluster(cluster, entity.decision(), entity.revision, entity.firstRun));
        }
        return recognised;
    }

    /** Takes out who is no member any more and adds who is new; what stays is not touched. */
    private void change(String workspace, String cluster, Set<String> before, Set<String> now) {
        List<String> gone = before.stream().filter(item -> !now.contains(item)).toList();
        if (!gone.isEmpty()) {
            members.delete("workspace = ?1 and cluster = ?2 and item in ?3", workspace, cluster, gone);
        }
        now.stream()
                .filter(item -> !before.contains(item))
                .forEach(item -> members.persist(ClusterMemberEntity.of(workspace, cluster, item)));
    }

    private ClusterEntity entity(Place place, String id) {
        ClusterEntity entity = new ClusterEntity();
        entity.workspace = place.workspace();
        entity.id = id;
        entity.evalset = place.evalset();
        entity.judge = place.judge();
        entity.criterion = place.criterion();
        entity.firstRun = place.run();
        entity.lastRun = place.run();
        entity.revision = 1;
        entity.status = ClusterDecision.Status.OPEN.word();
        entity.createdAt = clock.instant();
        return entity;
    }

    private Set<String> items(String workspace, String id) {
        Set<String> items = new HashSet<>();
        members.find("workspace = ?1 and cluster = ?2", workspace, id).stream()
                .forEach(member -> items.add(member.item));
        return items;
    }

    @Transactional
    public Optional<Kept> find(String workspace, String id) {
        return repository
                .find("workspace = ?1 and id = ?2", workspace, id)
                .firstResultOptional()
                .map(this::kept);
    }

    /**
     * Keeps what people decided.
     *
     * @param expected refuses the present revision where it is not the one that the caller saw
     */
    @Transactional
    public Optional<Kept> decide(Caller caller, String id, ClusterDecision decision, IntConsumer expected) {
        Optional<ClusterEntity> found = repository
                .find("workspace = ?1 and id = ?2", caller.workspace(), id)
                .firstResultOptional();
        found.ifPresent(entity -> {
            expected.accept(entity.revision);
            entity.decide(decision);
            auditLog.append(
                    caller,
                    "cluster.decide",
                    "cluster/" + id,
                    Map.of(
                            "cause",
                            decision.cause().map(Cause::word).orElse(""),
                            "status",
                            decision.status().word(),
                            "owner",
                            decision.owner().orElse("")));
        });
        return found.map(this::kept);
    }

    private Kept kept(ClusterEntity entity) {
        return new Kept(
                entity.id,
                entity.evalset,
                entity.judge,
                entity.criterion,
                entity.firstRun,
                entity.lastRun,
                entity.revision,
                entity.decision(),
                items(entity.workspace, entity.id));
    }

    static final class Repository implements PanacheRepositoryBase<ClusterEntity, ClusterEntity.Key> {}

    static final class Members implements PanacheRepositoryBase<ClusterMemberEntity, ClusterMemberEntity.Key> {}
}
