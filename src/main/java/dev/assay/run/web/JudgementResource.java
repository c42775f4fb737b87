package dev.assay.run.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.store.Pages;
import dev.assay.edge.web.Cursor;
import dev.assay.edge.web.NdjsonLines;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Reason;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.ClusterNames;
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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What judges said in a run, one line a sample or one line combined; whoever is served it has seen it. */
@Path("/v1/runs/{id}/judgements")
public class JudgementResource {

    private static final String NDJSON = NdjsonLines.MEDIA_TYPE;

    private final Runs runs;
    private final Judgements judgements;
    private final RubricNames rubrics;
    private final SeenBy seen;
    private final ClusterNames clusters;
    private final ObjectMapper json;
    private final Caller caller;

    JudgementResource(
            Runs runs,
            Judgements judgements,
            RubricNames rubrics,
            SeenBy seen,
            ClusterNames clusters,
            ObjectMapper json,
            Caller caller) {
        this.runs = runs;
        this.judgements = judgements;
        this.rubrics = rubrics;
        this.seen = seen;
        this.clusters = clusters;
        this.json = json;
        this.caller = caller;
    }

    /**
     * One judgement; a combined one has neither sample nor order.
     *
     * @param flags what is odd about a verdict that could be read
     * @param cluster the id of the cluster that it is a member of, where clusters of the run were asked for since its gold
     *     changed; never on held-out items
     */
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
            Optional<List<String>> flags,
            Optional<String> cluster,
            Optional<BigDecimal> cost,
            Optional<Long> latencyMs) {

        ClusterNames.Place place() {
            return new ClusterNames.Place(itemId, criterion, judge);
        }

        JudgementView in(String found) {
            return new JudgementView(
                    id,
                    run,
                    itemId,
                    criterion,
                    judge,
                    sample,
                    swapped,
                    samples,
                    status,
                    label,
                    score,
                    confidence,
                    reason,
                    rationale,
                    evidence,
                    flags,
                    Optional.of(found),
                    cost,
                    latencyMs);
        }

        /** The last place that the line covers. */
        String cursor() {
            return JudgementCursor.of(itemId, criterion, judge, sample, swapped);
        }

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
                    scored.map(Verdict.Scored::flags)
                            .filter(flags -> !flags.isEmpty())
                            .map(flags -> flags.stream()
                                    .map(Verdict.Flag::code)
                                    .sorted()
                                    .toList()),
                    Optional.empty(),
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
            @HeaderParam("Accept") @Nullable String accept) {
        Run run = runs.require(caller.workspace(), id);
        Judgements.Filter filter = new Judgements.Filter(
                Optional.ofNullable(criterion), Optional.ofNullable(judge), Optional.ofNullable(status));
        Shape shape = Boolean.TRUE.equals(combined) ? Shape.COMBINED : Shape.SAMPLES;
        if (accept != null && accept.contains(NDJSON)) {
            Iterable<List<JudgementView>> pages =
                    seenFirst(run, clustered(run, views(run, filter, shape, Optional.empty())));
            return Response.ok(new NdjsonLines<>(pages, this::line), NDJSON).build();
        }
        int size = Cursor.size(limit);
        Optional<Slot> after = Cursor.after(cursor).map(JudgementCursor::read);
        Cursor.Page<JudgementView> page =
                Cursor.page(first(size + 1, views(run, filter, shape, after)), size, JudgementView::cursor, row -> row);
        serve(caller, run, page.items());
        return Response.ok(
                        new Cursor.Page<>(clustered(caller.workspace(), run, page.items()), page.nextCursor()),
                        MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** One line a sample, or one an item, criterion and judge. */
    private enum Shape {
        SAMPLES,
        COMBINED
    }

    private Iterable<List<JudgementView>> views(Run run, Judgements.Filter filter, Shape shape, Optional<Slot> after) {
        Pages<Judgements.Kept> kept = judgements.pages(caller.workspace(), run.id(), filter, after);
        if (shape == Shape.SAMPLES) {
            return mapped(kept, row -> JudgementView.of(run.id(), row));
        }
        Map<String, Scale> scales =
                rubrics.require(caller.workspace(), run.rubric(), run.rubricContent()).criteria().stream()
                        .collect(Collectors.toMap(Criterion::id, Criterion::scale));
        return mapped(new CombinedPages(scales, kept), row -> JudgementView.of(run.id(), row));
    }

    /** Pages of which each is recorded as seen before its first line goes out. */
    private Iterable<List<JudgementView>> seenFirst(Run run, Iterable<List<JudgementView>> pages) {
        Caller reader = new Caller(caller.subject(), caller.workspace(), caller.roles());
        return () -> stream(pages).peek(page -> serve(reader, run, page)).iterator();
    }

    /** Pages asked for their clusters one at a time, on a thread that knows no caller. */
    private Iterable<List<JudgementView>> clustered(Run run, Iterable<List<JudgementView>> pages) {
        String workspace = caller.workspace();
        return () -> stream(pages).map(page -> clustered(workspace, run, page)).iterator();
    }

    private List<JudgementView> clustered(String workspace, Run run, List<JudgementView> page) {
        Set<String> items = page.stream().map(JudgementView::itemId).collect(Collectors.toSet());
        Map<ClusterNames.Place, String> found = clusters.of(workspace, run, items);
        return page.stream()
                .map(row ->
                        Optional.ofNullable(found.get(row.place())).map(row::in).orElse(row))
                .toList();
    }

    private static <R> Iterable<List<JudgementView>> mapped(Iterable<List<R>> pages, Function<R, JudgementView> view) {
        return () -> stream(pages).map(page -> page.stream().map(view).toList()).iterator();
    }

    private static List<JudgementView> first(int rows, Iterable<List<JudgementView>> pages) {
        return stream(pages).flatMap(List::stream).limit(rows).toList();
    }

    private static <R> Stream<List<R>> stream(Iterable<List<R>> pages) {
        return StreamSupport.stream(pages.spliterator(), false);
    }

    private String line(JudgementView view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("a judgement cannot be written as JSON", notJson);
        }
    }

    private void serve(Caller reader, Run run, List<JudgementView> rows) {
        seen.serve(
                reader,
                run.evalset(),
                run.id(),
                rows.stream().map(JudgementView::itemId).collect(Collectors.toSet()));
    }
}
