package dev.assay.evalset.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.Ids;
import dev.assay.edge.files.NdjsonReader;
import dev.assay.edge.web.Cursor;
import dev.assay.edge.web.Idempotent;
import dev.assay.edge.web.Ingest;
import dev.assay.edge.web.NdjsonLines;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.Item;
import dev.assay.evalset.files.ItemChecks;
import dev.assay.evalset.files.ItemReader;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.CompactKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evalsets: opened, filled, frozen. */
@Path("/v1/evalsets")
@Produces(MediaType.APPLICATION_JSON)
public class EvalSetResource {

    private static final String NDJSON = NdjsonLines.MEDIA_TYPE;

    private final EvalSets evalSets;
    private final ObjectMapper json;
    private final Caller caller;

    EvalSetResource(EvalSets evalSets, ObjectMapper json, Caller caller) {
        this.evalSets = evalSets;
        this.json = json;
        this.caller = caller;
    }

    /** What an evalset is opened with. */
    public record NewEvalSet(String id, Optional<String> title, Optional<String> series, Optional<String> release) {}

    /** An evalset on the wire. */
    public record EvalSetView(
            String id,
            Optional<String> title,
            Optional<String> series,
            Optional<String> release,
            int items,
            Instant createdAt,
            boolean frozen,
            Optional<Instant> frozenAt,
            Optional<String> content) {

        static EvalSetView of(EvalSet evalSet) {
            return new EvalSetView(
                    evalSet.id(),
                    evalSet.title(),
                    evalSet.series(),
                    evalSet.release(),
                    evalSet.items(),
                    evalSet.createdAt(),
                    evalSet.isFrozen(),
                    evalSet.frozen().map(EvalSet.Frozen::at),
                    evalSet.frozen().map(frozen -> frozen.content().value()));
        }
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.SPECIALIST)
    public Response open(NewEvalSet request) {
        if (request.id() == null || !Ids.isId(request.id())) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST, "'" + request.id() + "' is not an id", "An id is " + Ids.RULE + ".");
        }
        EvalSet evalSet = evalSets.open(caller, request.id(), request.title(), request.series(), request.release());
        return Response.created(URI.create("/v1/evalsets/" + evalSet.id()))
                .entity(EvalSetView.of(evalSet))
                .build();
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    public Cursor.Page<EvalSetView> all(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = Cursor.size(limit);
        List<EvalSet> rows =
                evalSets.after(caller.workspace(), Cursor.after(cursor).orElse(""), size + 1);
        return Cursor.page(rows, size, EvalSet::id, EvalSetView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    public EvalSetView one(@PathParam("id") String id) {
        return EvalSetView.of(evalSets.require(caller.workspace(), id));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.SPECIALIST)
    public void delete(@PathParam("id") String id) {
        evalSets.delete(caller, id);
    }

    /** Closes the evalset: from now on its items never change. */
    @POST
    @Idempotent
    @Path("/{id}/freeze")
    @RolesAllowed(Role.SPECIALIST)
    public EvalSetView freeze(@PathParam("id") String id) {
        return EvalSetView.of(evalSets.freeze(caller, id));
    }

    @POST
    @Idempotent
    @Path("/{id}/items")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.SPECIALIST)
    public Ingest.Report addItems(
            @PathParam("id") String id, @QueryParam("mode") @Nullable String mode, InputStream body)
            throws IOException {
        evalSets.require(caller.workspace(), id);
        CompactKeys taken = new CompactKeys();
        evalSets.idPages(caller.workspace(), id).rows().forEach(taken::add);
        ItemChecks checks = new ItemChecks("request body");
        Ingest<Item> ingest = new Ingest<>(
                Ingest.Mode.of(mode),
                new NdjsonReader<>("request body", body, new ItemReader()),
                new Ingest.Checks<>(
                        line -> Optional.of(checks.check(line)),
                        line -> taken.holds(line.value().id())
                                ? Optional.of(new Ingest.LineError(
                                        line.number(),
                                        "/id",
                                        "duplicate",
                                        "item '" + line.value().id() + "' is in the evalset already",
                                        Optional.of("ids are unique within an evalset")))
                                : Optional.empty(),
                        checks::atEnd));
        return ingest.into(items -> evalSets.add(caller, id, items));
    }

    /** Items as a page, or all of them as JSON lines, by id. */
    @GET
    @Path("/{id}/items")
    @Produces({MediaType.APPLICATION_JSON, NDJSON})
    @RolesAllowed(Role.VIEWER)
    public Response items(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @jakarta.ws.rs.HeaderParam("Accept") @Nullable String accept) {
        evalSets.require(caller.workspace(), id);
        if (accept != null && accept.contains(NDJSON)) {
            return Response.ok(
                            new NdjsonLines<>(evalSets.keptPages(caller.workspace(), id), EvalSets.Kept::json), NDJSON)
                    .build();
        }
        int size = Cursor.size(limit);
        List<Item> rows =
                evalSets.itemsAfter(caller.workspace(), id, Cursor.after(cursor).orElse(""), size + 1);
        return Response.ok(Cursor.page(rows, size, Item::id, this::tree), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @GET
    @Path("/{id}/items/{item}")
    @RolesAllowed(Role.VIEWER)
    public JsonNode item(@PathParam("id") String id, @PathParam("item") String item) {
        return evalSets.item(caller.workspace(), id, item)
                .map(this::tree)
                .orElseThrow(() -> Refusal.notFound("item", item));
    }

    private JsonNode tree(Item item) {
        return json.valueToTree(item.content().tree());
    }
}
