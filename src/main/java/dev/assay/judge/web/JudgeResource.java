package dev.assay.judge.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.edge.web.EntityTags;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.files.JudgeReader;
import dev.assay.judge.store.Judges;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judge configurations; they never hold a key. */
@Path("/v1/judges")
@Produces(MediaType.APPLICATION_JSON)
public class JudgeResource {

    private final Judges judges;
    private final ObjectMapper json;
    private final Caller caller;

    JudgeResource(Judges judges, ObjectMapper json, Caller caller) {
        this.judges = judges;
        this.json = json;
        this.caller = caller;
    }

    /**
     * A judge on the wire.
     *
     * @param config the configuration with its defaults filled in
     */
    public record JudgeView(
            String id, String kind, Optional<String> title, int revision, String fingerprint, JsonNode config) {}

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.SPECIALIST)
    public Response put(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, InputStream body)
            throws IOException {
        JudgeSpec spec = JudgeReader.read(FileText.read("request body", body));
        if (!spec.id().equals(id)) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "the path says '" + id + "', the body '" + spec.id() + "'",
                    "Let both be the same id.");
        }
        Optional<Judges.Kept> current = judges.find(caller.workspace(), id);
        boolean isChange =
                current.isPresent() && !current.get().spec().content().equals(spec.content());
        if (isChange) {
            EntityTags.require(ifMatch, current.get().revision());
        }
        Judges.Kept kept = judges.put(caller, spec);
        return Response.status(current.isPresent() ? 200 : 201)
                .tag(Integer.toString(kept.revision()))
                .entity(view(kept))
                .build();
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    public List<JudgeView> all() {
        return judges.all(caller.workspace()).stream().map(this::view).toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    public Response one(@PathParam("id") String id) {
        Judges.Kept kept = judges.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("judge", id));
        return Response.ok(view(kept)).tag(Integer.toString(kept.revision())).build();
    }

    private JudgeView view(Judges.Kept kept) {
        JudgeSpec spec = kept.spec();
        return new JudgeView(
                spec.id(),
                spec.kind(),
                spec.title(),
                kept.revision(),
                spec.fingerprint().value(),
                json.valueToTree(spec.content().tree()));
    }
}
