package dev.assay.disagreement.store;

import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.run.ClusterNames;
import dev.assay.run.Run;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.StatelessSession;

/**
 * In which cluster each judgement of a run was when the clusters of its calibration split were found last. Clusters go by evalset and outlive runs, so
 * their members are no answer to this: in another run the judge may have agreed with gold.
 */
@ApplicationScoped
public class ClusteredJudgements implements ClusterNames {

    private static final int AT_ONCE = 500;

    private static final String NEW_ROW = """
            insert into clustered_judgement (workspace, run, item, criterion, judge, gold, cluster)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private final StatelessSession bulk;
    private final GoldSets goldSets;

    ClusteredJudgements(StatelessSession bulk, GoldSets goldSets) {
        this.bulk = bulk;
        this.goldSets = goldSets;
    }

    /** The judgements of one judge on one criterion in a run, against one gold set. */
    public record Of(String workspace, String run, String judge, String criterion, String gold) {}

    /**
     * Keeps what was found, in place of what was found before; writes nothing where that is the same.
     *
     * @param clusterOfItem the cluster's id by item id; empty where there are no clusters
     */
    @Transactional
    public void keep(Of of, Map<String, String> clusterOfItem) {
        if (before(of).equals(clusterOfItem)) {
            return;
        }
        bulk.createMutationQuery("delete from ClusteredJudgementEntity c where c.workspace = ?1 and c.run = ?2"
                        + " and c.judge = ?3 and c.criterion = ?4")
                .setParameter(1, of.workspace())
                .setParameter(2, of.run())
                .setParameter(3, of.judge())
                .setParameter(4, of.criterion())
                .executeUpdate();
        bulk.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(NEW_ROW)) {
                for (Map.Entry<String, String> member : new TreeMap<>(clusterOfItem).entrySet()) {
                    insert.setString(1, of.workspace());
                    insert.setString(2, of.run());
                    insert.setString(3, member.getKey());
                    insert.setString(4, of.criterion());
                    insert.setString(5, of.judge());
                    insert.setString(6, of.gold());
                    insert.setString(7, member.getValue());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    private Map<String, String> before(Of of) {
        Map<String, String> before = new HashMap<>();
        bulk.createSelectionQuery(
                        "select c.item, c.cluster from ClusteredJudgementEntity c where c.workspace = ?1 and c.run = ?2"
                                + " and c.judge = ?3 and c.criterion = ?4 and c.gold = ?5",
                        Object[].class)
                .setParameter(1, of.workspace())
                .setParameter(2, of.run())
                .setParameter(3, of.judge())
                .setParameter(4, of.criterion())
                .setParameter(5, of.gold())
                .getResultList()
                .forEach(row -> before.put((String) row[0], (String) row[1]));
        return before;
    }

    @Override
    @Transactional
    public Map<Place, String> of(String workspace, Run run, Collection<String> items) {
        Optional<GoldSet.Header> gold =
                goldSets.latest(workspace, run.evalset(), run.rubric().id());
        Map<Place, String> clusters = new HashMap<>();
        gold.ifPresent(against -> {
            List<String> all = new ArrayList<>(items);
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
                clusters.putAll(of(workspace, run.id(), against.id(), some));
            }
        });
        return clusters;
    }

    private Map<Place, String> of(String workspace, String run, String gold, List<String> items) {
        Map<Place, String> clusters = new HashMap<>();
        bulk.createSelectionQuery(
                        "select c.item, c.criterion, c.judge, c.cluster from ClusteredJudgementEntity c"
                                + " where c.workspace = ?1 and c.run = ?2 and c.gold = ?3 and c.item in ?4",
                        Object[].class)
                .setParameter(1, workspace)
                .setParameter(2, run)
                .setParameter(3, gold)
                .setParameter(4, items)
                .getResultList()
                .forEach(row ->
                        clusters.put(new Place((String) row[0], (String) row[1], (String) row[2]), (String) row[3]));
        return clusters;
    }
}
