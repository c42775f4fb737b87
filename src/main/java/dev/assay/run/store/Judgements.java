package dev.assay.run.store;

import dev.assay.judge.Judgement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** What judges said in runs. */
@ApplicationScoped
public class Judgements {

    private final StatelessSession session;

    Judgements(StatelessSession session) {
        this.session = session;
    }

    /**
     * A judgement as it is kept.
     *
     * @param costMicros of the calls it rests on
     * @param latencyMillis absent where no call was made
     */
    public record Kept(
            String id, Judgement judgement, long costMicros, Optional<Long> latencyMillis, Instant judgedAt) {}

    /**
     * Which judgements are wanted.
     *
     * @param status a word of {@link dev.assay.judge.VerdictStatus}
     */
    public record Filter(Optional<String> criterion, Optional<String> judge, Optional<String> status) {

        public static final Filter NONE = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** All judgements of a run that pass the filter, by item, criterion, judge, sample and order. */
    @Transactional
    public List<Kept> of(String workspace, String run, Filter filter) {
        SelectionQuery<JudgementEntity> query = session.createSelectionQuery(
                        "from JudgementEntity j where j.workspace = :workspace and j.run = :run and j.superseded = 0"
                                + (filter.criterion().isPresent() ? " and j.criterion = :criterion" : "")
                                + (filter.judge().isPresent() ? " and j.judge = :judge" : "")
                                + (filter.status().isPresent() ? " and j.status = :status" : "")
                                + " order by j.item, j.criterion, j.judge, j.sample, j.swapped",
                        JudgementEntity.class)
                .setParameter("workspace", workspace)
                .setParameter("run", run);
        filter.criterion().ifPresent(value -> query.setParameter("criterion", value));
        filter.judge().ifPresent(value -> query.setParameter("judge", value));
        filter.status().ifPresent(value -> query.setParameter("status", value));
        return query.getResultList().stream().map(JudgementEntity::toDomain).toList();
    }
}
