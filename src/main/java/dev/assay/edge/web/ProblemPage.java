package dev.assay.edge.web;

import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** What each type of problem means. */
@Path("/problems")
@PermitAll
public class ProblemPage {

    /** One entry of the catalogue. */
    public record ProblemTypeView(String type, String title, int status, String meaning) {

        static ProblemTypeView of(ProblemKind kind) {
            return new ProblemTypeView("/problems/" + kind.slug(), kind.title(), kind.status(), kind.meaning());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<ProblemTypeView> all() {
        return Arrays.stream(ProblemKind.values()).map(ProblemTypeView::of).toList();
    }

    @GET
    @Path("/{slug}")
    @Produces(MediaType.APPLICATION_JSON)
    public ProblemTypeView one(@PathParam("slug") String slug) {
        return Arrays.stream(ProblemKind.values())
                .filter(kind -> kind.slug().equals(slug))
                .findFirst()
                .map(ProblemTypeView::of)
                .orElseThrow(() -> Refusal.notFound("problem type", slug));
    }
}
