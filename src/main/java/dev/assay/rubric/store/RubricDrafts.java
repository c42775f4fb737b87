package dev.assay.rubric.store;

import dev.assay.access.Caller;
import dev.assay.edge.files.FileText;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.files.RubricReader;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Rubrics that are tried before they become a version. Their name is their content: two drafts of one version number are
 * two drafts, and neither takes the number away.
 */
@ApplicationScoped
public class RubricDrafts {

    private final Repository repository = new Repository();
    private final Clock clock;

    RubricDrafts(Clock clock) {
        this.clock = clock;
    }

    /** Keeps a draft; keeping it again changes nothing. */
    @Transactional
    public void keep(Caller caller, Rubric rubric) {
        if (find(caller.workspace(), rubric.fingerprint()).isPresent()) {
            return;
        }
        RubricDraftEntity entity = new RubricDraftEntity();
        entity.workspace = caller.workspace();
        entity.fingerprint = rubric.fingerprint().value();
        entity.rubric = rubric.ref().toString();
        entity.content = rubric.content().json();
        entity.createdAt = clock.instant();
        entity.createdBy = caller.subject();
        repository.persist(entity);
    }

    @Transactional
    public Optional<Rubric> find(String workspace, Fingerprint content) {
        return repository
                .find("workspace = ?1 and fingerprint = ?2", workspace, content.value())
                .firstResultOptional()
                .map(entity -> RubricReader.read(new FileText("draft of rubric " + entity.rubric, entity.content)));
    }

    static final class Repository implements PanacheRepositoryBase<RubricDraftEntity, RubricDraftEntity.Key> {}
}
