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
        Optional<Revision> current = revisions.current(caller.workspace(), Kind.JUDGE, spec.id());
        String fingerprint = spec.fingerprint().value();
        if (current.isPresent() && current.get().content().equals(spec.content().json())) {
            return new Kept(spec, current.get().number());
        }
        int number = current.map(Revision::number).orElse(0) + 1;
        revisions.append(
                caller.workspace(),
                Kind.JUDGE,
                new Revision(spec.id(), number, fingerprint, spec.content().json(), clock.instant(), caller.subject()));
        auditLog.append(
                caller, "judge.put", "judge/" + spec.id(), Map.of("revision", number, "fingerprint", fingerprint));
        return new Kept(spec, number);
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
