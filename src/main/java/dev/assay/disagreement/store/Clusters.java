package dev.assay.disagreement.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.disagreement.Cause;
import dev.assay.disagreement.ClusterDecision;
import dev.assay.disagreement.ClusterMatch;
import dev.assay.disagreement.DecidedCluster;
import dev.assay.disagreement.DisagreementCluster;
import dev.assay.fingerprint.CanonicalContent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.hibernate.StatelessSession;

/** Clusters by the ids under which people know them, and what people decided about them. */
@ApplicationScoped
public class Clusters {

    private static final String NEW_CLUSTER = """
            insert into disagreement_cluster
                (workspace, id, evalset, judge, criterion, split, first_run, last_run, revision, status, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, 1, 'open', cast(? as timestamp(6) with time zone))
            on conflict do nothing
            """;

    private static final String SEEN_AGAIN =
            "update disagreement_cluster set last_run = ? where workspace = ? and id = ?";
    private static final String GONE_MEMBER =
            "delete from disagreement_cluster_member where workspace = ? and cluster = ? and item = ?";
    private static final String NEW_MEMBER =
            "insert into disagreement_cluster_member (workspace, cluster, item) values (?, ?, ?) on conflict do nothing";

    private final Repository repository = new Repository();
    private final Members members = new Members();
    private final StatelessSession bulk;
    private final AuditLog auditLog;
    private final Clock clock;

    Clusters(StatelessSession bulk, AuditLog auditLog, Clock clock) {
        this.bulk = bulk;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * Where a cluster was found. Each split has its own clusters: what was said about held-out items must not turn up where
     * nobody looked at them.
     */
    public record Place(String workspace, String evalset, String run, String judge, String criterion, String split) {}

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
            String split,
            String firstRun,
            String lastRun,
            int revision,
            ClusterDecision decision,
            Set<String> items) {}

    /**
     * The clusters under the ids that they had before, as far as they share most members, and kept under these. Two who find
     * the same at once keep it once, and nothing here touches what people decided.
     */
    @Transactional
    public List<DecidedCluster> recognise(Place place, List<DisagreementCluster> found) {
        Map<String, Set<String>> known = new HashMap<>();
        repository
                .find(
                        "workspace = ?1 and evalset = ?2 and judge = ?3 and criterion = ?4 and split = ?5",
                        place.workspace(),
                        place.evalset(),
                        place.judge(),
                        place.criterion(),
                        place.split())
                .stream()
                .forEach(entity -> known.put(entity.id, items(place.workspace(), entity.id)));
        List<Set<String>> sets = found.stream()
                .map(cluster -> (Set<String>) new HashSet<>(cluster.memberIds()))
                .toList();
        List<Optional<String>> matched = ClusterMatch.of(sets, known);
        Set<String> taken = new HashSet<>();
        matched.forEach(id -> id.ifPresent(taken::add));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String computed = found.get(i).id();
            ids.add(matched.get(i).orElseGet(() -> fresh(place, computed, taken)));
        }
        keep(place, ids, sets, known);
        repository.getEntityManager().clear();
        List<DecidedCluster> recognised = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            ClusterEntity entity = entity(place.workspace(), ids.get(i)).orElseThrow();
            recognised.add(new DecidedCluster(
                    found.get(i).withId(entity.id), entity.decision(), entity.revision, entity.firstRun));
        }
        return recognised;
    }

    /** An id that no other cluster of the answer has; the same content in another evalset or split gives another. */
    private static String fresh(Place place, String computed, Set<String> taken) {
        for (int attempt = 0; ; attempt++) {
            String id = "clu_"
                    + CanonicalContent.sha256(place.evalset() + "\n" + place.split() + "\n" + computed + "\n" + attempt)
                            .substring(0, 20);
            if (taken.add(id)) {
                return id;
            }
        }
    }

    private void keep(Place place, List<String> ids, List<Set<String>> sets, Map<String, Set<String>> known) {
        Timestamp now = Timestamp.from(clock.instant());
        bulk.doWork(connection -> {
            try (PreparedStatement cluster = connection.prepareStatement(NEW_CLUSTER);
                    PreparedStatement seen = connection.prepareStatement(SEEN_AGAIN);
                    PreparedStatement gone = connection.prepareStatement(GONE_MEMBER);
                    PreparedStatement member = connection.prepareStatement(NEW_MEMBER)) {
                for (int i = 0; i < ids.size(); i++) {
                    String id = ids.get(i);
                    set(
                            cluster,
                            place.workspace(),
                            id,
                            place.evalset(),
                            place.judge(),
                            place.criterion(),
                            place.split(),
                            place.run(),
                            place.run());
                    cluster.setTimestamp(9, now);
                    cluster.addBatch();
                    set(seen, place.run(), place.workspace(), id);
                    seen.addBatch();
                    Set<String> before = known.getOrDefault(id, Set.of());
                    for (String item : new TreeSet<>(before)) {
                        if (!sets.get(i).contains(item)) {
                            set(gone, place.workspace(), id, item);
                            gone.addBatch();
                        }
                    }
                    for (String item : new TreeSet<>(sets.get(i))) {
                        if (!before.contains(item)) {
                            set(member, place.workspace(), id, item);
                            member.addBatch();
                        }
                    }
                }
                cluster.executeBatch();
                seen.executeBatch();
                gone.executeBatch();
                member.executeBatch();
            }
        });
    }

    private static void set(PreparedStatement statement, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
    }

    private Set<String> items(String workspace, String id) {
        Set<String> items = new HashSet<>();
        members.find("workspace = ?1 and cluster = ?2", workspace, id).stream()
                .forEach(member -> items.add(member.item));
        return items;
    }

    @Transactional
    public Optional<Kept> find(String workspace, String id) {
        return entity(workspace, id).map(this::kept);
    }

    private Optional<ClusterEntity> entity(String workspace, String id) {
        return repository.find("workspace = ?1 and id = ?2", workspace, id).firstResultOptional();
    }

    /**
     * Keeps what people decided, on what holds at this moment.
     *
     * @param expected refuses the present revision where it is not the one that the caller saw
     * @param change from what was decided before
     */
    @Transactional
    public Optional<Kept> decide(
            Caller caller, String id, IntConsumer expected, UnaryOperator<ClusterDecision> change) {
        Optional<ClusterEntity> found = Optional.ofNullable(repository
                .getEntityManager()
                .find(
                        ClusterEntity.class,
                        new ClusterEntity.Key(caller.workspace(), id),
                        LockModeType.PESSIMISTIC_WRITE));
        found.ifPresent(entity -> {
            expected.accept(entity.revision);
            entity.decide(change.apply(entity.decision()));
            ClusterDecision decision = entity.decision();
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
                entity.split,
                entity.firstRun,
                entity.lastRun,
                entity.revision,
                entity.decision(),
                items(entity.workspace, entity.id));
    }

    static final class Repository implements PanacheRepositoryBase<ClusterEntity, ClusterEntity.Key> {}

    static final class Members implements PanacheRepositoryBase<ClusterMemberEntity, ClusterMemberEntity.Key> {}
}
