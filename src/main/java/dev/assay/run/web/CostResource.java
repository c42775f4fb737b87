package dev.assay.run.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.run.store.Costs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the judges of all runs cost in a month. */
@Path("/v1/costs")
@Produces(MediaType.APPLICATION_JSON)
public class CostResource {

    private final Costs costs;
    private final Clock clock;
    private final Caller caller;

    CostResource(Costs costs, Clock clock, Caller caller) {
        this.costs = costs;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * The costs of a month.
     *
     * @param month such as {@code 2026-11}, from its first to its last moment in UTC
     * @param judges one a judge and currency that was called in it
     */
    public record MonthView(String month, List<CostView> judges) {}

    /** By default of this month. */
    @GET
    @RolesAllowed(Role.VIEWER)
    public MonthView ofMonth(@QueryParam("month") @Nullable String month) {
        YearMonth wanted = month == null ? YearMonth.now(clock) : parsed(month);
        return new MonthView(
                wanted.toString(),
                costs
                        .between(
                                caller.workspace(),
                                wanted.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                                wanted.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                        .stream()
                        .map(CostView::of)
                        .toList());
    }

    private static YearMonth parsed(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException malformed) {
            throw new Refusal(ProblemKind.INVALID_REQUEST, "month is '" + month + "'", "Write it like 2026-11.");
        }
    }
}
