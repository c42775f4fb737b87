package dev.assay.gold.store;

import dev.assay.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.StatelessSession;

/** Who was served a verdict of which item, and when first: from then on that person's labels on it are not blind. */
@ApplicationScoped
public class SeenVerdicts {

    /** A conflict is for two who read at the same moment only, since it costs H2 more than to look before. */
    private static final String FIRST_TIME = """
            insert into seen (workspace, person, evalset, item, run, seen_at)
            select ?, ?, ?, ?, ?, cast(? as timestamp(6) with time zone)
            where not exists (select 1 from seen s
                where s.workspace = ? and s.person = ? and s.evalset = ? and s.item = ?)
            on conflict do nothing
            """;

    private final StatelessSession bulk;
    private final Clock clock;

    SeenVerdicts(StatelessSession bulk, Clock clock) {
        this.bulk = bulk;
        this.clock = clock;
    }

    /** Records that the caller is about to be served verdicts of a run on these items; the first time counts. */
    @Transactional
    public void serve(Caller caller, String evalset, String run, Collection<String> itemIds) {
        Timestamp now = Timestamp.from(clock.instant());
        bulk.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(FIRST_TIME)) {
                for (String item : new TreeSet<>(itemIds)) {
                    insert.setString(1, caller.workspace());
                    insert.setString(2, caller.subject());
                    insert.setString(3, evalset);
                    insert.setString(4, item);
                    insert.setString(5, run);
                    insert.setTimestamp(6, now);
                    insert.setString(7, caller.workspace());
                    insert.setString(8, caller.subject());
                    insert.setString(9, evalset);
                    insert.setString(10, item);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    /** The items of an evalset of which the caller has seen a verdict. */
    @Transactional
    public Set<String> seenBy(Caller caller, String evalset) {
        List<String> items = bulk.createSelectionQuery(
                        "select s.item from SeenEntity s where s.workspace = ?1 and s.person = ?2 and s.evalset = ?3",
                        String.class)
                .setParameter(1, caller.workspace())
                .setParameter(2, caller.subject())
                .setParameter(3, evalset)
                .getResultList();
        return new HashSet<>(items);
    }
}
