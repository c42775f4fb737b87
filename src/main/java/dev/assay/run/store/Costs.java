package dev.assay.run.store;

import dev.assay.run.JudgeCost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** What calls came to. Every figure is a sum over the ledger's rows; there is no second bookkeeping. */
@ApplicationScoped
public class Costs {

    /** An item counts once a run: judged in two runs it was paid for twice. */
    private static final String SUMS =
            "select c.judge, count(distinct c.run || ' ' || c.item), count(*), coalesce(sum(c.promptTokens), 0),"
                    + " coalesce(sum(c.cachedTokens), 0), coalesce(sum(c.completionTokens), 0),"
                    + " coalesce(sum(coalesce(c.costMicros, 0)), 0), s.currency"
                    + " from JudgeCallEntity c join SeatEntity s"
                    + " on s.workspace = c.workspace and s.run = c.run and s.judge = c.judge";

    private final StatelessSession session;

    Costs(StatelessSession session) {
        this.session = session;
    }

    /** Of one run, by judge; a judge that called nobody is not in it. */
    @Transactional
    public List<JudgeCost> ofRun(String workspace, String run) {
        return sums(session.createSelectionQuery(
                        SUMS + " where c.workspace = ?1 and c.run = ?2"
                                + " group by c.judge, s.currency order by c.judge, s.currency",
                        Object[].class)
                .setParameter(1, workspace)
                .setParameter(2, run));
    }

    /** Of all runs, by judge and currency, for calls stated in a span of time. */
    @Transactional
    public List<JudgeCost> between(String workspace, Instant from, Instant before) {
        return sums(session.createSelectionQuery(
                        SUMS + " where c.workspace = ?1 and c.intendedAt >= ?2 and c.intendedAt < ?3"
                                + " group by c.judge, s.currency order by c.judge, s.currency",
                        Object[].class)
                .setParameter(1, workspace)
                .setParameter(2, from)
                .setParameter(3, before));
    }

    private static List<JudgeCost> sums(SelectionQuery<Object[]> query) {
        return query.getResultList().stream().map(Costs::cost).toList();
    }

    private static JudgeCost cost(Object[] row) {
        return new JudgeCost(
                (String) row[0],
                number(row[1]),
                number(row[2]),
                number(row[3]),
                number(row[4]),
                number(row[5]),
                number(row[6]),
                Optional.ofNullable((String) row[7]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
