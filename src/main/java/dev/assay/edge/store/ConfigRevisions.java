package dev.assay.edge.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Prompts, judges and gates as they were written, every revision of them; the latest one is in force. */
@ApplicationScoped
public class ConfigRevisions {

    private final Repository repository = new Repository();

    /** Which of the configurations a revision belongs to. */
    public enum Kind {
        PROMPT,
        JUDGE,
        GATE;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One state of one configuration.
     *
     * @param number from 1
     * @param content the text as it was written
     */
    public record Revision(String id, int number, String fingerprint, String content, Instant at, String by) {}

    /** The revision in force. */
    @Transactional
    public Optional<Revision> current(String workspace, Kind kind, String id) {
        return repository
                .find("workspace = ?1 and kind = ?2 and id = ?3 order by revision desc", workspace, kind.word(), id)
                .firstResultOptional()
                .map(ConfigRevisions::revision);
    }

    /** The revisions in force of all configurations of a kind, by id. */
    @Transactional
    public List<Revision> all(String workspace, Kind kind) {
        return repository
                .find(
                        "from ConfigRevisionEntity r where r.workspace = ?1 and r.kind = ?2 and r.revision = (select max(s.revision)"
                                + " from ConfigRevisionEntity s where s.workspace = r.workspace and s.kind = r.kind and s.id = r.id)"
                                + " order by r.id",
                        workspace,
                        kind.word())
                .stream()
                .map(ConfigRevisions::revision)
                .toList();
    }

    /** Appends a revision inside the caller's transaction; the number must be the one after the current. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String workspace, Kind kind, Revision revision) {
        ConfigRevisionEntity entity = new ConfigRevisionEntity();
        entity.workspace = workspace;
        entity.kind = kind.word();
        entity.id = revision.id();
        entity.revision = revision.number();
        entity.fingerprint = revision.fingerprint();
        entity.content = revision.content();
        entity.createdAt = revision.at();
        entity.createdBy = revision.by();
        repository.persist(entity);
    }

    private static Revision revision(ConfigRevisionEntity entity) {
        return new Revision(
                entity.id, entity.revision, entity.fingerprint, entity.content, entity.createdAt, entity.createdBy);
    }

    static final class Repository implements PanacheRepositoryBase<ConfigRevisionEntity, ConfigRevisionEntity.Key> {}
}
