package dev.assay.edge.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /**
     * What became of a configuration that was put.
     *
     * @param isNew whether it was appended; false where it was in force already
     */
    public record Put(int number, boolean isNew) {}

    /**
     * A configuration to be put.
     *
     * @param content the text as it was written
     */
    public record Change(String workspace, Kind kind, String id, String fingerprint, String content, String by) {}

    /**
     * Appends a configuration as the next revision inside the caller's transaction.
     *
     * @param isThisOne whether the revision in force is this configuration already, so that nothing is appended
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Put put(Change change, Instant at, Predicate<Revision> isThisOne) {
        Optional<Revision> inForce = current(change.workspace(), change.kind(), change.id());
        if (inForce.filter(isThisOne).isPresent()) {
            return new Put(inForce.get().number(), false);
        }
        ConfigRevisionEntity entity = new ConfigRevisionEntity();
        entity.workspace = change.workspace();
        entity.kind = change.kind().word();
        entity.id = change.id();
        entity.revision = inForce.map(Revision::number).orElse(0) + 1;
        entity.fingerprint = change.fingerprint();
        entity.content = change.content();
        entity.createdAt = at;
        entity.createdBy = change.by();
        repository.persist(entity);
        return new Put(entity.revision, true);
    }

    private static Revision revision(ConfigRevisionEntity entity) {
        return new Revision(
                entity.id, entity.revision, entity.fingerprint, entity.content, entity.createdAt, entity.createdBy);
    }

    static final class Repository implements PanacheRepositoryBase<ConfigRevisionEntity, ConfigRevisionEntity.Key> {}
}
