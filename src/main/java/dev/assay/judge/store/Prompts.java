package dev.assay.judge.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.store.ConfigRevisions;
import dev.assay.edge.store.ConfigRevisions.Kind;
import dev.assay.edge.store.ConfigRevisions.Revision;
import dev.assay.judge.PromptTemplate;
import dev.assay.judge.files.PromptReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prompts, every revision of them. */
@ApplicationScoped
public class Prompts {

    private final ConfigRevisions revisions;
    private final AuditLog auditLog;
    private final Clock clock;

    Prompts(ConfigRevisions revisions, AuditLog auditLog, Clock clock) {
        this.revisions = revisions;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * A prompt, its text, and the number of its revision.
     *
     * @param text the file as it was written
     * @param revision from 1
     */
    public record Kept(PromptTemplate template, String text, int revision) {}

    /** Stores a prompt as the next revision, unless it is the one in force already. */
    @Transactional
    public Kept put(Caller caller, PromptTemplate template, String text) {
        String fingerprint = template.fingerprint().value();
        ConfigRevisions.Put put = revisions.put(
                new ConfigRevisions.Change(
                        caller.workspace(), Kind.PROMPT, template.id(), fingerprint, text, caller.subject()),
                clock.instant(),
                inForce -> inForce.fingerprint().equals(fingerprint));
        if (put.isNew()) {
            auditLog.append(
                    caller,
                    "prompt.put",
                    "prompt/" + template.id(),
                    Map.of("revision", put.number(), "fingerprint", fingerprint));
        }
        return new Kept(template, text, put.number());
    }

    @Transactional
    public Optional<Kept> find(String workspace, String id) {
        return revisions.current(workspace, Kind.PROMPT, id).map(Prompts::kept);
    }

    @Transactional
    public List<Kept> all(String workspace) {
        return revisions.all(workspace, Kind.PROMPT).stream().map(Prompts::kept).toList();
    }

    private static Kept kept(Revision revision) {
        return new Kept(
                new PromptReader()
                        .read("prompt " + revision.id(), revision.content().getBytes(StandardCharsets.UTF_8)),
                revision.content(),
                revision.number());
    }
}
