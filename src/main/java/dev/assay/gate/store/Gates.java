package dev.assay.gate.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.files.FileText;
import dev.assay.edge.store.ConfigRevisions;
import dev.assay.edge.store.ConfigRevisions.Kind;
import dev.assay.edge.store.ConfigRevisions.Revision;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.files.GatePolicyReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gate policies, every revision of them. */
@ApplicationScoped
public class Gates {

    private final ConfigRevisions revisions;
    private final AuditLog auditLog;
    private final Clock clock;

    Gates(ConfigRevisions revisions, AuditLog auditLog, Clock clock) {
        this.revisions = revisions;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * A policy and the number of its revision.
     *
     * @param revision from 1
     */
    public record Kept(GatePolicy policy, int revision) {}

    /** Stores a policy as the next revision, unless it is the one in force already. */
    @Transactional
    public Kept put(Caller caller, GatePolicy policy) {
        String fingerprint = policy.fingerprint().value();
        ConfigRevisions.Put put = revisions.put(
                new ConfigRevisions.Change(
                        caller.workspace(),
                        Kind.GATE,
                        policy.id(),
                        fingerprint,
                        policy.content().json(),
                        caller.subject()),
                clock.instant(),
                inForce -> inForce.fingerprint().equals(fingerprint));
        if (put.isNew()) {
            auditLog.append(
                    caller,
                    "gate.put",
                    "gate/" + policy.id(),
                    Map.of(
                            "revision",
                            put.number(),
                            "fingerprint",
                            fingerprint,
                            "waivers",
                            policy.waivers().size()));
        }
        return new Kept(policy, put.number());
    }

    @Transactional
    public Optional<Kept> find(String workspace, String id) {
        return revisions.current(workspace, Kind.GATE, id).map(Gates::kept);
    }

    @Transactional
    public List<Kept> all(String workspace) {
        return revisions.all(workspace, Kind.GATE).stream().map(Gates::kept).toList();
    }

    private static Kept kept(Revision revision) {
        return new Kept(
                GatePolicyReader.read(new FileText("gate " + revision.id(), revision.content())), revision.number());
    }
}
