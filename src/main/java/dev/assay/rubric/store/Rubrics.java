package dev.assay.rubric.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.files.FileText;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricRef;
import dev.assay.rubric.files.RubricReader;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Immutable rubric versions. */
@ApplicationScoped
public class Rubrics {

    private final Repository repository = new Repository();
    private final AuditLog auditLog;
    private final Clock clock;

    Rubrics(AuditLog auditLog, Clock clock) {
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** What storing a version did. */
    public enum Outcome {
        CREATED,
        UNCHANGED
    }

    /** Stores a version; the same version with other content is refused. */
    @Transactional
    public Outcome add(Caller caller, Rubric rubric) {
        Optional<Rubric> stored = find(caller.workspace(), rubric.ref());
        if (stored.isPresent()) {
            if (stored.get().fingerprint().equals(rubric.fingerprint())) {
                return Outcome.UNCHANGED;
            }
            throw new Refusal(
                    ProblemKind.RUBRIC_EXISTS,
                    "rubric " + rubric.ref() + " exists with other content",
                    "Raise the version: patch for wording, minor for examples, major when labels are not comparable.");
        }
        RubricEntity entity = new RubricEntity();
        entity.workspace = caller.workspace();
        entity.id = rubric.id();
        entity.version = rubric.version().toString();
        entity.major = rubric.version().major();
        entity.fingerprint = rubric.fingerprint().value();
        entity.content = rubric.content().json();
        entity.createdAt = clock.instant();
        entity.createdBy = caller.subject();
        repository.persist(entity);
        auditLog.append(
                caller,
                "rubric.add",
                "rubric/" + rubric.ref(),
                Map.of("fingerprint", rubric.fingerprint().value()));
        return Outcome.CREATED;
    }

    @Transactional
    public Optional<Rubric> find(String workspace, RubricRef ref) {
        return repository
                .find(
                        "workspace = ?1 and id = ?2 and version = ?3",
                        workspace,
                        ref.id(),
                        ref.version().toString())
                .firstResultOptional()
                .map(Rubrics::rubric);
    }

    /** The highest version of a rubric. */
    @Transactional
    public Optional<Rubric> latest(String workspace, String id) {
        return versions(workspace, id).stream().max(Comparator.comparing(Rubric::version));
    }

    /** All versions of a rubric, lowest first. */
    @Transactional
    public List<Rubric> versions(String workspace, String id) {
        return repository.find("workspace = ?1 and id = ?2", workspace, id).stream()
                .map(Rubrics::rubric)
                .sorted(Comparator.comparing(Rubric::version))
                .toList();
    }

    /** All versions of all rubrics, by id and version. */
    @Transactional
    public List<Rubric> all(String workspace) {
        return repository.find("workspace = ?1", workspace).stream()
                .map(Rubrics::rubric)
                .sorted(Comparator.comparing(Rubric::id).thenComparing(Rubric::version))
                .toList();
    }

    private static Rubric rubric(RubricEntity entity) {
        return RubricReader.read(new FileText("rubric " + entity.id + "@" + entity.version, entity.content));
    }

    static final class Repository implements PanacheRepositoryBase<RubricEntity, RubricEntity.Key> {}
}
