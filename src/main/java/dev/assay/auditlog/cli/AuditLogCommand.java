package dev.assay.auditlog.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Examines the trail. */
@Command(name = "audit-log", description = "Examine the hash-chained trail.")
public final class AuditLogCommand {

    @Command(name = "verify", description = "Walk the whole chain; exit 4 at the first bad row.")
    int verify(@Mixin ServiceOptions service) {
        try (ServiceOptions.Connection connection = service.connect()) {
            JsonNode verified = connection.client().post("/v1/audit-log/verify", "", "application/json");
            JsonNode head = verified.path("head");
            if (service.wantsJson()) {
                System.out.println(verified.toPrettyString());
            } else if (verified.path("whole").asBoolean()) {
                System.out.println("whole: " + head.path("seq").asLong() + " rows, head "
                        + head.path("hash").asText());
            } else {
                System.out.println(
                        "broken at row " + verified.path("firstBadRow").asLong() + ": "
                                + verified.path("why").asText());
            }
            return (verified.path("whole").asBoolean() ? ExitCode.OK : ExitCode.INCOMPLETE).code();
        }
    }
}
