package dev.assay.judge.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.edge.web.EntityTags;
import dev.assay.judge.PromptTemplate;
import dev.assay.judge.files.PromptReader;
import dev.assay.judge.store.Prompts;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prompts: Markdown with front matter, every revision kept. */
@Path("/v1/prompts")
@Produces(MediaType.APPLICATION_JSON)
public class PromptResource {

    private final Prompts prompts;
    private final Caller caller;

    PromptResource(Prompts prompts, Caller caller) {
        this.prompts = prompts;
        this.caller = caller;
    }

    /** A prompt on the wire. */
    public record PromptView(String id, String version, int revision, String fingerprint, String text) {

        static PromptView of(Prompts.Kept kept) {
            return new PromptView(
                    kept.template().id(),
                    kept.template().version(),
                    kept.revision(),
                    kept.template().fingerprint().value(),
                    kept.text());
        }
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.SPECIALIST)
    public Response put(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, InputStream body)
            throws IOException {
        String text = FileText.read("request body", body).text();
        PromptTemplate template = new PromptReader().read("request body", text.getBytes(StandardCharsets.UTF_8));
        if (!template.id().equals(id)) {
            throw new Refusal(
                    ProblemKind.INVALID_REQUEST,
                    "the path says '" + id + "', the front matter '" + template.id() + "'",
                    "Let both be the same id.");
        }
        Optional<Prompts.Kept> current = prompts.find(caller.workspace(), id);
        boolean isChange =
                current.isPresent() && !current.get().template().fingerprint().equals(template.fingerprint());
        if (isChange) {
            EntityTags.require(ifMatch, current.get().revision());
        }
        Prompts.Kept kept = prompts.put(caller, template, text);
        return Response.status(current.isPresent() ? 200 : 201)
                .tag(Integer.toString(kept.revision()))
                .entity(PromptView.of(kept))
                .build();
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    public List<PromptView> all() {
        return prompts.all(caller.workspace()).stream().map(PromptView::of).toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    public Response one(@PathParam("id") String id) {
        Prompts.Kept kept = prompts.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("prompt", id));
        return Response.ok(PromptView.of(kept))
                .tag(Integer.toString(kept.revision()))
                .build();
    }
}
