package dev.assay.gold.store;

import dev.assay.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.StatelessSession;

/** Who was served a verdict of which item, and when first: from then on that person's labels on it are not blind. */
@ApplicationScoped
public class SeenVerdicts {

    private final StatelessSession bulk;
    private final Clock clock;

    SeenVerdicts(StatelessSession bulk, Clock clock) {
        this.bulk = bulk;
        this.clock = clock;
    }

    /** Records that the caller is about to be served verdicts of a run on these items; the first time counts. */
    @Transactional
    public void serve(Caller caller, String evalset, String run, Collection<String> itemIds) {
        Set<String> fresh = new TreeSet<>(itemIds);
        fresh.removeAll(seenBy(caller, evalset));
        Instant now = clock.instant();
        bulk.insertMultiple(fresh.stream()
                .map(item -> {
                    SeenEntity seen = new SeenEntity();
                    seen.workspace = caller.workspace();
                    seen.person = caller.subject();
                    seen.evalset = evalset;
                    seen.item = item;
                    seen.run = run;
                    seen.seenAt = now;
                    return seen;
                })
                .toList());
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
