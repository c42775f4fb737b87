package dev.assay.run.store;

import dev.assay.edge.store.Pages;
import dev.assay.judge.Judgement;
import dev.assay.judge.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** What judges said in runs. */
@ApplicationScoped
public class Judgements {

    /** True of every item; without it H2 takes the index of the foreign key, and sorts all rows of the run. */
    private static final String FROM_THE_START = " and j.item >= ''";

    /** Row values are no match for an index on every database; the first line is there for the index alone. */
    private static final String AFTER = """
             and j.item >= :lastItem
             and (j.item > :lastItem
              or j.criterion > :lastCriterion
              or j.criterion = :lastCriterion and (j.judge > :lastJudge
               or j.judge = :lastJudge and (j.sample > :lastSample
                or j.sample = :lastSample and j.swapped > :lastSwapped)))
            """;

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

    /**
     * All judgements of a run that pass the filter, by item, criterion, judge, sample and order; of a large run rather
     * read {@link #pages}.
     */
    @Transactional
    public List<Kept> of(String workspace, String run, Filter filter) {
        return after(workspace, run, filter, Optional.empty(), Integer.MAX_VALUE);
    }

    /** Those judgements of a run on some items that pass the filter, by item, criterion, judge, sample and order. */
    @Transactional
    public List<Kept> of(String workspace, String run, Filter filter, Collection<String> items) {
        Set<String> wanted = Set.copyOf(items);
        List<Kept> found = new ArrayList<>();
        Pages<JudgementEntity> rows =
                new Pages<>((last, limit) -> rowsAfter(workspace, run, filter, last.map(JudgementEntity::slot), limit));
        for (JudgementEntity row : rows.rows()) {
            if (wanted.contains(row.item)) {
                found.add(row.toDomain());
            }
        }
        return found;
    }

    /** Everything that was said about one item. */
    @Transactional
    public List<Judgement> ofItem(String workspace, String run, String item) {
        return query(workspace, run, Filter.NONE, " and j.item = :item")
                .setParameter("item", item)
                .getResultStream()
                .map(row -> row.toDomain().judgement())
                .toList();
    }

    /**
     * The judgements of a run that pass the filter, in the same order, read as they are asked for.
     *
     * @param after the place after which to begin, whether anything stands on it or not; the start where absent
     */
    public Pages<Kept> pages(String workspace, String run, Filter filter, Optional<Slot> after) {
        return new Pages<>((last, limit) -> after(
                workspace,
                run,
                filter,
                last.map(kept -> kept.judgement().slot()).or(() -> after),
                limit));
    }

    /** So many judgements at most, from the first after a place on. */
    @Transactional
    public List<Kept> after(String workspace, String run, Filter filter, Optional<Slot> after, int limit) {
        return rowsAfter(workspace, run, filter, after, limit).stream()
                .map(JudgementEntity::toDomain)
                .toList();
    }

    private List<JudgementEntity> rowsAfter(
            String workspace, String run, Filter filter, Optional<Slot> after, int limit) {
        SelectionQuery<JudgementEntity> query = query(
                        workspace, run, filter, after.isPresent() ? AFTER : FROM_THE_START)
                .setMaxResults(limit);
        after.ifPresent(place -> query.setParameter("lastItem", place.itemId())
                .setParameter("lastCriterion", place.criterion())
                .setParameter("lastJudge", place.judge())
                .setParameter("lastSample", place.sample())
                .setParameter("lastSwapped", place.order().isSwapped()));
        return query.getResultList();
    }

    /** Ordered by all columns of the index: by fewer, H2 sorts all rows for every page. */
    private SelectionQuery<JudgementEntity> query(String workspace, String run, Filter filter, String condition) {
        SelectionQuery<JudgementEntity> query = session.createSelectionQuery(
                        "from JudgementEntity j where j.workspace = :workspace and j.run = :run and j.superseded = 0"
                                + (filter.criterion().isPresent() ? " and j.criterion = :criterion" : "")
                                + (filter.judge().isPresent() ? " and j.judge = :judge" : "")
                                + (filter.status().isPresent() ? " and j.status = :status" : "")
                                + condition
                                + " order by j.workspace, j.run, j.item, j.criterion, j.judge, j.sample, j.swapped, j.superseded",
                        JudgementEntity.class)
                .setParameter("workspace", workspace)
                .setParameter("run", run);
        filter.criterion().ifPresent(value -> query.setParameter("criterion", value));
        filter.judge().ifPresent(value -> query.setParameter("judge", value));
        filter.status().ifPresent(value -> query.setParameter("status", value));
        return query;
    }

    /**
     * How often each judge said nothing that counts, by judge, status and reason.
     *
     * @param reason a code of {@link dev.assay.judge.Reason}
     */
    public record Unscored(String judge, String status, String reason, int judgements) {}

    /** Counts the judgements of a run that give no label and say why. */
    @Transactional
    public List<Unscored> unscored(String workspace, String run) {
        return session
                .createSelectionQuery(
                        "select j.judge, j.status, j.reason, count(*) from JudgementEntity j"
                                + " where j.workspace = ?1 and j.run = ?2 and j.reason is not null and j.superseded = 0"
                                + " group by j.judge, j.status, j.reason order by j.judge, j.status, j.reason",
                        Object[].class)
                .setParameter(1, workspace)
                .setParameter(2, run)
                .getResultList()
                .stream()
                .map(row ->
                        new Unscored((String) row[0], (String) row[1], (String) row[2], Math.toIntExact((Long) row[3])))
                .toList();
    }
}
