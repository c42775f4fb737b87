package dev.assay.gold.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldSet;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Gold sets: immutable once made; a later one of the same evalset and rubric keeps the split of the first. */
@ApplicationScoped
public class GoldSets {

    private final Repository repository = new Repository();
    private final StatelessSession bulk;
    private final AuditLog auditLog;

    GoldSets(StatelessSession bulk, AuditLog auditLog) {
        this.bulk = bulk;
        this.auditLog = auditLog;
    }

    /** Stores a gold set; the same content again gives the one that is there. */
    @Transactional
    public GoldSet.Header add(Caller caller, GoldSet.Header header, List<GoldLabel> labels) {
        Optional<GoldSet.Header> previous =
                latest(caller.workspace(), header.evalset(), header.rubric().id());
        if (previous.isPresent() && previous.get().fingerprint().equals(header.fingerprint())) {
            return previous.get();
        }
        previous.filter(first -> !first.split().equals(header.split())).ifPresent(first -> {
            throw new Refusal(
                    ProblemKind.SPLIT_FIXED,
                    "gold of evalset '" + header.evalset() + "' is split with seed "
                            + first.split().seed() + " and holdoutShare "
                            + first.split().holdoutShare(),
                    "Repeat these two values: another split would move held-out items into what judges learn from.");
        });
        repository.persist(GoldSetEntity.of(caller.workspace(), header, caller.subject()));
        repository.flush();
        bulk.insertMultiple(labels.stream()
                .map(label -> GoldLabelEntity.of(caller.workspace(), header.id(), label))
                .toList());
        auditLog.append(
                caller,
                "gold.resolve",
                "gold/" + header.id(),
                Map.of(
                        "evalset",
                        header.evalset(),
                        "labels",
                        labels.size(),
                        "fingerprint",
                        header.fingerprint().value()));
        return header;
    }

    /** The newest gold set of an evalset under any version of a rubric. */
    @Transactional
    public Optional<GoldSet.Header> latest(String workspace, String evalset, String rubricId) {
        return repository
                .find(
                        "workspace = ?1 and evalset = ?2 and rubricId = ?3 order by createdAt desc, id",
                        workspace,
                        evalset,
                        rubricId)
                .firstResultOptional()
                .map(GoldSetEntity::toDomain);
    }

    /** A gold set with its labels. */
    @Transactional
    public Optional<GoldSet> find(String workspace, String id) {
        return repository
                .find("workspace = ?1 and id = ?2", workspace, id)
                .firstResultOptional()
                .map(entity -> new GoldSet(entity.toDomain(), labels(workspace, id)));
    }

    private List<GoldLabel> labels(String workspace, String id) {
        return bulk
                .createSelectionQuery(
                        "from GoldLabelEntity l where l.workspace = ?1 and l.goldSet = ?2 order by l.item, l.criterion",
                        GoldLabelEntity.class)
                .setParameter(1, workspace)
                .setParameter(2, id)
                .getResultList()
                .stream()
                .map(GoldLabelEntity::toDomain)
                .toList();
    }

    static final class Repository implements PanacheRepositoryBase<GoldSetEntity, GoldSetEntity.Key> {}
}
