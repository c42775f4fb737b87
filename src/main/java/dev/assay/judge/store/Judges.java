package dev.assay.judge.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.files.FileText;
import dev.assay.edge.store.ConfigRevisions;
import dev.assay.edge.store.ConfigRevisions.Kind;
import dev.assay.edge.store.ConfigRevisions.Revision;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.files.JudgeReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judge configurations, every revision of them. */
@ApplicationScoped
public class Judges {

    private final ConfigRevisions revisions;
    private final AuditLog auditLog;
    private final Clock clock;

    Judges(ConfigRevisions revisions, AuditLog auditLog, Clock clock) {
        this.revisions = revisions;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * A configuration and the number of its revision.
     *
     * @param revision from 1
     */
    public record Kept(JudgeSpec spec, int revision) {}

    /** Stores a configuration as the next revision, unless it is the one in force already. */
    @Transactional
    public Kept put(Caller caller, JudgeSpec spec) {
        String fingerprint = spec.fingerprint().value();
        ConfigRevisions.Put put = revisions.put(
                new ConfigRevisions.Change(
                        caller.workspace(),
                        Kind.JUDGE,
                        spec.id(),
                        fingerprint,
                        spec.content().json(),
                        caller.subject()),
                clock.instant(),
                inForce -> inForce.content().equals(spec.content().json()));
        if (put.isNew()) {
            auditLog.append(
                    caller,
                    "judge.put",
                    "judge/" + spec.id(),
                    Map.of("revision", put.number(), "fingerprint", fingerprint));
        }
        return new Kept(spec, put.number());
    }

    @Transactional
    public Optional<Kept> find(String workspace, String id) {
        return revisions.current(workspace, Kind.JUDGE, id).map(Judges::kept);
    }

    @Transactional
    public List<Kept> all(String workspace) {
        return revisions.all(workspace, Kind.JUDGE).stream().map(Judges::kept).toList();
    }

    private static Kept kept(Revision revision) {
        return new Kept(
                JudgeReader.read(new FileText("judge " + revision.id(), revision.content())), revision.number());
    }
}
