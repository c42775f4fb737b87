package dev.assay.auditlog.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.access.Role;
import dev.assay.auditlog.HashChain;
import dev.assay.auditlog.LogEntry;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.web.Cursor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who did what, in a chain of hashes. */
@Path("/v1/audit-log")
@Produces(MediaType.APPLICATION_JSON)
public class AuditLogResource {

    private final AuditLog auditLog;
    private final ObjectMapper json;
    private final Caller caller;

    AuditLogResource(AuditLog auditLog, ObjectMapper json, Caller caller) {
        this.auditLog = auditLog;
        this.json = json;
        this.caller = caller;
    }

    /** One row of the trail. */
    public record EntryView(
            long seq,
            Instant at,
            String actor,
            String action,
            String object,
            JsonNode detail,
            String prevHash,
            String hash) {}

    /**
     * Whether the chain is whole.
     *
     * @param firstBadRow absent where it is
     * @param head the sequence number and hash that the chain must end with; keep it elsewhere
     */
    public record VerificationView(boolean whole, Optional<Long> firstBadRow, Optional<String> why, HeadView head) {}

    /** The last row. */
    public record HeadView(long seq, String hash) {}

    /** Rows after a sequence number, oldest first. */
    @GET
    @RolesAllowed({Role.SPECIALIST, Role.LEAD})
    public List<EntryView> since(
            @QueryParam("since") @DefaultValue("0") long since, @QueryParam("limit") @Nullable Integer limit) {
        return auditLog.since(caller.workspace(), since, Cursor.size(limit)).stream()
                .map(this::view)
                .toList();
    }

    @POST
    @Path("/verify")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.SPECIALIST, Role.LEAD})
    public VerificationView verify() {
        Optional<HashChain.Break> firstBreak = auditLog.firstBreak(caller.workspace());
        AuditLog.Head head = auditLog.head(caller.workspace());
        return new VerificationView(
                firstBreak.isEmpty(),
                firstBreak.map(HashChain.Break::seq),
                firstBreak.map(HashChain.Break::why),
                new HeadView(head.seq(), head.hash()));
    }

    private EntryView view(LogEntry entry) {
        return new EntryView(
                entry.seq(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.object(),
                json.valueToTree(entry.detail().tree()),
                entry.prevHash(),
                entry.hash());
    }
}
