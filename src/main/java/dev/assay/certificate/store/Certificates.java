package dev.assay.certificate.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.certificate.Certificate;
import dev.assay.fingerprint.Fingerprint;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Certificates; rows are written once and never changed. */
@ApplicationScoped
public class Certificates {

    private static final String NEWEST_FIRST = " order by issuedAt desc, id desc";

    private final Repository repository = new Repository();
    private final AuditLog auditLog;

    Certificates(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    /**
     * A certificate and what was earned.
     *
     * @param figures as JSON, in the form in which they are served
     */
    public record Kept(Certificate certificate, String figures) {}

    @Transactional
    public void add(Caller caller, Certificate certificate, String figures) {
        repository.persist(CertificateEntity.of(caller.workspace(), certificate, figures));
        auditLog.append(
                caller,
                "certificate.issue",
                "judge/" + certificate.judge(),
                Map.of(
                        "certificate",
                        certificate.id(),
                        "run",
                        certificate.run(),
                        "judged",
                        certificate.judged().value(),
                        "gold",
                        certificate.gold().value(),
                        "renews",
                        certificate.renews().orElse("")));
    }

    @Transactional
    public Optional<Kept> find(String workspace, String id) {
        return repository
                .find("workspace = ?1 and id = ?2", workspace, id)
                .firstResultOptional()
                .map(entity -> new Kept(entity.toDomain(), entity.figures));
    }

    /** Those of a judge with one prompt and rubric, newest first. */
    @Transactional
    public List<Certificate> ofJudged(String workspace, Fingerprint judged) {
        return repository.find("workspace = ?1 and judged = ?2" + NEWEST_FIRST, workspace, judged.value()).stream()
                .map(CertificateEntity::toDomain)
                .toList();
    }

    /** Those of a judge's id, whatever its configuration was, newest first. */
    @Transactional
    public List<Certificate> ofJudge(String workspace, String judge, int limit) {
        return repository.find("workspace = ?1 and judge = ?2" + NEWEST_FIRST, workspace, judge).page(0, limit).stream()
                .map(CertificateEntity::toDomain)
                .toList();
    }

    /** The newest of all judges. */
    @Transactional
    public List<Certificate> newest(String workspace, int limit) {
        return repository.find("workspace = ?1" + NEWEST_FIRST, workspace).page(0, limit).stream()
                .map(CertificateEntity::toDomain)
                .toList();
    }

    static final class Repository implements PanacheRepositoryBase<CertificateEntity, CertificateEntity.Key> {}
}
