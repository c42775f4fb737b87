package dev.assay.judge.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.NdjsonReader;
import dev.assay.edge.web.Idempotent;
import dev.assay.edge.web.Ingest;
import dev.assay.evalset.store.EvalSets;
import dev.assay.fingerprint.CompactKeys;
import dev.assay.judge.RecordedVerdict;
import dev.assay.judge.Slot;
import dev.assay.judge.files.DuplicatePolicy;
import dev.assay.judge.files.RecordedVerdictReader;
import dev.assay.judge.files.VerdictChecks;
import dev.assay.judge.store.RecordedVerdicts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verdicts that were recorded elsewhere, for recorded judges to replay. */
@Path("/v1/evalsets/{id}/verdicts")
@Produces(MediaType.APPLICATION_JSON)
public class RecordedVerdictResource {

    private final EvalSets evalSets;
    private final RecordedVerdicts recorded;
    private final Caller caller;

    RecordedVerdictResource(EvalSets evalSets, RecordedVerdicts recorded, Caller caller) {
        this.evalSets = evalSets;
        this.recorded = recorded;
        this.caller = caller;
    }

    /**
     * Adds verdicts. A label that is not on the scale is kept as it was said; replayed under a rubric it is unreadable.
     *
     * @param onDuplicate {@code first} or {@code last} keeps one of two lines of the same place, else both are refused
     */
    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.SPECIALIST)
    public Ingest.Report add(
            @PathParam("id") String id,
            @QueryParam("mode") @Nullable String mode,
            @QueryParam("onDuplicate") @Nullable String onDuplicate,
            InputStream body)
            throws IOException {
        evalSets.require(caller.workspace(), id);
        CompactKeys items = new CompactKeys();
        evalSets.idPages(caller.workspace(), id).rows().forEach(items::add);
        CompactKeys taken = new CompactKeys();
        recorded.forEachSlot(caller.workspace(), id, slot -> taken.add(VerdictChecks.key(slot)));
        DuplicatePolicy policy = policy(onDuplicate);
        VerdictChecks checks = new VerdictChecks("request body", policy);
        Ingest<RecordedVerdict> ingest = new Ingest<>(
                Ingest.Mode.of(mode),
                new NdjsonReader<>("request body", body, RecordedVerdictReader.asSaid()),
                new Ingest.Checks<>(
                        checks::check,
                        line -> problem(line.number(), line.value().slot(), items, taken),
                        List::of));
        return ingest.into(
                policy == DuplicatePolicy.LAST
                        ? verdicts -> recorded.addLast(caller, id, verdicts)
                        : verdicts -> recorded.add(caller, id, verdicts));
    }

    private static DuplicatePolicy policy(@Nullable String word) {
        if (word == null) {
            return DuplicatePolicy.REFUSE;
        }
        return Arrays.stream(DuplicatePolicy.values())
                .filter(policy -> policy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ProblemKind.INVALID_REQUEST,
                        "unknown policy '" + word + "'",
                        "onDuplicate is first or last; without it duplicates are refused."));
    }

    private static Optional<Ingest.LineError> problem(int line, Slot slot, CompactKeys items, CompactKeys taken) {
        if (!items.holds(slot.itemId())) {
            return Optional.of(new Ingest.LineError(
                    line,
                    "/itemId",
                    "unknown_reference",
                    "no item '" + slot.itemId() + "' in the evalset",
                    Optional.of("post the items first")));
        }
        if (taken.holds(VerdictChecks.key(slot))) {
            return Optional.of(new Ingest.LineError(
                    line,
                    "",
                    "duplicate",
                    "a verdict of this item, criterion, judge, sample and order is stored already",
                    Optional.empty()));
        }
        return Optional.empty();
    }

    /** The names of the judges whose verdicts were recorded. */
    @GET
    @Path("/judges")
    @RolesAllowed(Role.VIEWER)
    public List<String> judges(@PathParam("id") String id) {
        evalSets.require(caller.workspace(), id);
        return recorded.judges(caller.workspace(), id);
    }
}
