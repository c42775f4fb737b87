package dev.assay.run.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.web.Cursor;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Reason;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.SeenBy;
import dev.assay.run.store.Judgements;
import dev.assay.run.store.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What judges said in a run, one line a sample or one line combined; whoever is served it has seen it. */
@Path("/v1/runs/{id}/judgements")
public class JudgementResource {

    private static final String NDJSON = "application/x-ndjson";

    private final Runs runs;
    private final Judgements judgements;
    private final RubricNames rubrics;
    private final SeenBy seen;
    private final ObjectMapper json;
    private final Caller caller;

    JudgementResource(
            Runs runs, Judgements judgements, RubricNames rubrics, SeenBy seen, ObjectMapper json, Caller caller) {
        this.runs = runs;
        this.judgements = judgements;
        this.rubrics = rubrics;
        this.seen = seen;
        this.json = json;
        this.caller = caller;
    }

    /** One judgement; a combined one has neither sample nor order. */
    public record JudgementView(
            Optional<String> id,
            String run,
            String itemId,
            String criterion,
            String judge,
            Optional<Integer> sample,
            Optional<Boolean> swapped,
            Optional<Integer> samples,
            String status,
            Optional<String> label,
            Optional<Double> score,
            Optional<Double> confidence,
            Optional<String> reason,
            Optional<String> rationale,
            Optional<List<String>> evidence,
            Optional<BigDecimal> cost,
            Optional<Long> latencyMs) {

        static JudgementView of(String run, Judgements.Kept kept) {
            Slot slot = kept.judgement().slot();
            return of(
                    run,
                    Optional.of(kept.id()),
                    slot.itemId(),
                    slot.criterion(),
                    slot.judge(),
                    kept.judgement().verdict(),
                    Optional.of(slot),
                    Optional.empty(),
                    Optional.of(RunView.money(kept.costMicros())),
                    kept.latencyMillis());
        }

        static JudgementView of(String run, Judgement judgement) {
            Slot slot = judgement.slot();
            return of(
                    run,
                    Optional.empty(),
                    slot.itemId(),
                    slot.criterion(),
                    slot.judge(),
                    judgement.verdict(),
                    Optional.of(slot),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        static JudgementView of(String run, CombinedJudgement combined) {
            return of(
                    run,
                    Optional.empty(),
                    combined.itemId(),
                    combined.criterion(),
                    combined.judge(),
                    combined.verdict(),
                    Optional.empty(),
                    Optional.of(combined.samples().size()),
                    Optional.empty(),
                    Optional.empty());
        }

        private static JudgementView of(
                String run,
                Optional<String> id,
                String item,
                String criterion,
                String judge,
                Verdict verdict,
                Optional<Slot> slot,
                Optional<Integer> samples,
                Optional<BigDecimal> cost,
                Optional<Long> latencyMs) {
            Optional<Verdict.Scored> scored =
                    verdict instanceof Verdict.Scored known ? Optional.of(known) : Optional.empty();
            return new JudgementView(
                    id,
                    run,
                    item,
                    criterion,
                    judge,
                    slot.map(Slot::sample),
                    slot.map(place -> place.order().isSwapped()),
                    samples,
                    verdict.status().word(),
                    verdict.label().filter(Label.Named.class::isInstance).map(Label::text),
                    verdict.label().filter(Label.Score.class::isInstance).map(label -> ((Label.Score) label).value()),
                    scored.filter(known -> known.confidence().isPresent())
                            .map(known -> known.confidence().getAsDouble()),
                    verdict.reason().map(Reason::code),
                    rationale(verdict),
                    scored.map(Verdict.Scored::evidence).filter(quotes -> !quotes.isEmpty()),
                    cost,
                    latencyMs);
        }

        private static Optional<String> rationale(Verdict verdict) {
            return verdict.fold(
                    Verdict.Scored::rationale,
                    Verdict.Abstained::rationale,
                    Verdict.Unreadable::rationale,
                    failed -> Optional.empty());
        }
    }

    /**
     * Judgements as a page, or all of them as JSON lines.
     *
     * @param combined one line an item, criterion and judge instead of one a sample
     */
    @GET
    @Produces({MediaType.APPLICATION_JSON, NDJSON})
    @RolesAllowed({Role.SPECIALIST, Role.LEAD})
    public Response all(
            @PathParam("id") String id,
            @QueryParam("criterion") @Nullable String criterion,
            @QueryParam("judge") @Nullable String judge,
            @QueryParam("status") @Nullable String status,
            @QueryParam("combined") @Nullable Boolean combined,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @HeaderParam("Accept") @Nullable String accept)
            throws JsonProcessingException {
        Run run = runs.require(caller.workspace(), id);
        List<JudgementView> rows = rows(
                run,
                new Judgements.Filter(
                        Optional.ofNullable(criterion), Optional.ofNullable(judge), Optional.ofNullable(status)),
                Boolean.TRUE.equals(combined));
        if (accept != null && accept.contains(NDJSON)) {
            serve(run, rows);
            StringBuilder lines = new StringBuilder();
            for (JudgementView row : rows) {
                lines.append(json.writeValueAsString(row)).append('\n');
            }
            return Response.ok(lines.toString(), NDJSON).build();
        }
        int size = Cursor.size(limit);
        int from = Cursor.after(cursor).map(Integer::parseInt).orElse(0);
        List<JudgementView> window = rows.subList(Math.min(from, rows.size()), Math.min(rows.size(), from + size + 1));
        Cursor.Page<JudgementView> page = Cursor.page(window, size, row -> Integer.toString(from + size), row -> row);
        serve(run, page.items());
        return Response.ok(page, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private List<JudgementView> rows(Run run, Judgements.Filter filter, boolean combined) {
        List<Judgements.Kept> kept = judgements.of(caller.workspace(), run.id(), filter);
        if (!combined) {
            return kept.stream().map(row -> JudgementView.of(run.id(), row)).toList();
        }
        Map<String, Scale> scales = rubrics
                .require(caller.workspace(), run.rubric().toString())
                .criteria()
                .stream()
                .collect(Collectors.toMap(Criterion::id, Criterion::scale));
        List<Judgement> samples = kept.stream().map(Judgements.Kept::judgement).toList();
        return CombinedJudgement.combine(scales, samples).stream()
                .map(row -> JudgementView.of(run.id(), row))
                .toList();
    }

    private void serve(Run run, List<JudgementView> rows) {
        seen.serve(
                caller,
                run.evalset(),
                run.id(),
                rows.stream().map(JudgementView::itemId).collect(Collectors.toSet()));
    }
}
