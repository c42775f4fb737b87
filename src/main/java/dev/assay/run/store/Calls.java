package dev.assay.run.store;

import dev.assay.judge.Order;
import dev.assay.judge.Slot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** The paid calls of runs, as the ledger holds them. */
@ApplicationScoped
public class Calls {

    private final StatelessSession session;

    Calls(StatelessSession session) {
        this.session = session;
    }

    /**
     * A call as it is kept.
     *
     * @param number its place within the run, in the order of stating
     * @param state {@code intended}, {@code answered}, {@code errored}, {@code outcome_unknown} or {@code void}
     * @param costMicros absent while it is under way
     */
    public record Kept(
            String id,
            long number,
            Slot slot,
            int attempt,
            String state,
            Optional<String> reason,
            Optional<Integer> httpStatus,
            long reservedMicros,
            Optional<Long> costMicros,
            boolean isEstimated,
            Optional<Integer> promptTokens,
            Optional<Integer> cachedTokens,
            Optional<Integer> completionTokens,
            Optional<String> model,
            Optional<Long> latencyMillis,
            Instant intendedAt,
            Optional<Instant> settledAt) {}

    /**
     * The calls after a number, in order.
     *
     * @param state only those in this state
     */
    @Transactional
    public List<Kept> after(String workspace, String run, long number, Optional<String> state, int limit) {
        var query = session.createSelectionQuery(
                        "from JudgeCallEntity c where c.workspace = :workspace and c.run = :run and c.number > :number"
                                + (state.isPresent() ? " and c.state = :state" : "")
                                + " order by c.workspace, c.run, c.number",
                        JudgeCallEntity.class)
                .setParameter("workspace", workspace)
                .setParameter("run", run)
                .setParameter("number", number)
                .setMaxResults(limit);
        state.ifPresent(wanted -> query.setParameter("state", wanted));
        return query.getResultList().stream().map(Calls::kept).toList();
    }

    private static Kept kept(JudgeCallEntity call) {
        return new Kept(
                NumberedIds.of("call", call.run, call.number),
                call.number,
                new Slot(call.item, call.criterion, call.judge, call.sample, Order.ofSwapped(call.swapped)),
                call.attempt,
                call.state,
                Optional.ofNullable(call.reason),
                Optional.ofNullable(call.httpStatus),
                call.reservedMicros,
                Optional.ofNullable(call.costMicros),
                call.estimated,
                Optional.ofNullable(call.promptTokens),
                Optional.ofNullable(call.cachedTokens),
                Optional.ofNullable(call.completionTokens),
                Optional.ofNullable(call.model),
                Optional.ofNullable(call.latencyMillis),
                call.intendedAt,
                Optional.ofNullable(call.settledAt));
    }
}
