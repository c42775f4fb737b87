package dev.assay.rubric.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.edge.web.Idempotent;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricDiff;
import dev.assay.rubric.RubricRef;
import dev.assay.rubric.RubricVersion;
import dev.assay.rubric.Scale;
import dev.assay.rubric.files.RubricReader;
import dev.assay.rubric.store.RubricNames;
import dev.assay.rubric.store.Rubrics;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rubric versions: immutable, validated as a whole. */
@Path("/v1/rubrics")
@Produces(MediaType.APPLICATION_JSON)
public class RubricResource {

    /** A name has none of these, and the text of a rubric has at least one. */
    private static final Pattern OF_A_TEXT = Pattern.compile("[\\s:{]");

    private final Rubrics rubrics;
    private final RubricNames names;
    private final Caller caller;

    RubricResource(Rubrics rubrics, RubricNames names, Caller caller) {
        this.rubrics = rubrics;
        this.names = names;
        this.caller = caller;
    }

    /**
     * A rubric version.
     *
     * @param criteria in the order of the rubric
     */
    public record RubricView(
            String id,
            String version,
            String title,
            List<String> inputs,
            List<CriterionView> criteria,
            String decision,
            Optional<String> prompt,
            String fingerprint) {

        public static RubricView of(Rubric rubric) {
            return new RubricView(
                    rubric.id(),
                    rubric.version().toString(),
                    rubric.title(),
                    rubric.inputs(),
                    rubric.criteria().stream().map(CriterionView::of).toList(),
                    rubric.decision().rule().word(),
                    rubric.prompt(),
                    rubric.fingerprint().value());
        }
    }

    /** One question of a rubric. */
    public record CriterionView(String id, String question, Optional<String> clause, ScaleView scale, double weight) {

        static CriterionView of(Criterion criterion) {
            return new CriterionView(
                    criterion.id(),
                    criterion.question(),
                    criterion.clause(),
                    ScaleView.of(criterion.scale()),
                    criterion.weight());
        }
    }

    /** A scale; labels and passing for named ones, bounds and step for scores. */
    public record ScaleView(
            String type,
            Optional<List<String>> labels,
            Optional<List<String>> passing,
            Optional<Double> min,
            Optional<Double> max,
            Optional<Double> step) {

        static ScaleView of(Scale scale) {
            return scale.fold(
                    named -> new ScaleView(
                            named.type(),
                            Optional.of(named.labels()),
                            Optional.of(List.copyOf(named.passing())),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    numeric -> new ScaleView(
                            numeric.type(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(numeric.min()),
                            Optional.of(numeric.max()),
                            Optional.of(numeric.step())));
        }
    }

    /** Stores a version: 201, or 200 where exactly this content is there already. */
    @POST
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.SPECIALIST)
    public Response add(InputStream body) throws IOException {
        Rubric rubric = RubricReader.read(FileText.read("request body", body));
        Rubrics.Outcome outcome = rubrics.add(caller, rubric);
        return Response.status(outcome == Rubrics.Outcome.CREATED ? 201 : 200)
                .location(URI.create("/v1/rubrics/" + rubric.id() + "/versions/" + rubric.version()))
                .entity(RubricView.of(rubric))
                .build();
    }

    /** Checks a rubric and stores nothing. */
    @POST
    @Path("/validate")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.VIEWER)
    public RubricView validate(InputStream body) throws IOException {
        return RubricView.of(RubricReader.read(FileText.read("request body", body)));
    }

    /**
     * Two rubrics to compare, each by name ({@code id}, {@code id@major}, {@code id@version}) or as the text of its file.
     */
    public record Compared(@Nullable String from, @Nullable String to) {}

    /** What changed from one rubric to another; stores nothing. */
    @POST
    @Path("/diff")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.VIEWER)
    public RubricDiffView diff(Compared request) throws IOException {
        return RubricDiffView.of(RubricDiff.between(named("from", request.from()), named("to", request.to())));
    }

    private Rubric named(String field, @Nullable String given) throws IOException {
        if (given == null || given.isBlank()) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    field + " is missing",
                    "from and to are each a rubric's name or the text of its file.");
        }
        return OF_A_TEXT.matcher(given.strip()).find()
                ? read(field, given)
                : names.require(caller.workspace(), given.strip());
    }

    /** Reads the text of a rubric that stands in a field of a request. */
    public static Rubric read(String field, String text) throws IOException {
        return RubricReader.read(FileText.read(field, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    public List<RubricView> all() {
        return rubrics.all(caller.workspace()).stream().map(RubricView::of).toList();
    }

    /** The highest version. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    public RubricView latest(@PathParam("id") String id) {
        return rubrics.latest(caller.workspace(), id)
                .map(RubricView::of)
                .orElseThrow(() -> Refusal.notFound("rubric", id));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed(Role.VIEWER)
    public List<RubricView> versions(@PathParam("id") String id) {
        return rubrics.versions(caller.workspace(), id).stream()
                .map(RubricView::of)
                .toList();
    }

    @GET
    @Path("/{id}/versions/{version}")
    @RolesAllowed(Role.VIEWER)
    public RubricView version(@PathParam("id") String id, @PathParam("version") String version) {
        RubricRef ref = new RubricRef(id, RubricVersion.parse(version));
        return rubrics.find(caller.workspace(), ref)
                .map(RubricView::of)
                .orElseThrow(() -> Refusal.notFound("rubric", ref.toString()));
    }
}
