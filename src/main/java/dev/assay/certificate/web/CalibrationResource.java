package dev.assay.certificate.web;

import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.calibration.store.Calibrations;
import dev.assay.calibration.web.CalibrationView;
import dev.assay.edge.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** One calibration. */
@Path("/v1/calibrations/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class CalibrationResource {

    private final Calibrations calibrations;
    private final KeptViews views;
    private final Caller caller;

    CalibrationResource(Calibrations calibrations, KeptViews views, Caller caller) {
        this.calibrations = calibrations;
        this.views = views;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.CI})
    public CalibrationView calibration(@PathParam("id") String id) {
        Calibrations.Kept kept =
                calibrations.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("calibration", id));
        return views.calibration(caller.workspace(), kept);
    }
}
