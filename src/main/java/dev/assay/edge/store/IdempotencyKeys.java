package dev.assay.edge.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Requests that were made with an idempotency key, and what was answered. */
@ApplicationScoped
public class IdempotencyKeys {

    private final Repository repository = new Repository();
    private final Clock clock;

    IdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is known of a key.
     *
     * @param request method and path
     * @param payload the body's hash
     * @param answer absent while the first request is in flight
     */
    public record Known(String request, String payload, Optional<Answer> answer) {}

    /**
     * The first request's answer.
     *
     * @param location the Location header, empty where there was none
     */
    public record Answer(int status, String location, String body) {}

    /** Takes a key for a request; present where it was taken before, in which case nothing changes. */
    public Optional<Known> take(String workspace, String key, String request, String payload) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> takeFree(workspace, key, request, payload));
        } catch (ConstraintViolationException takenMeanwhile) {
            return QuarkusTransaction.requiringNew().call(() -> takeFree(workspace, key, request, payload));
        }
    }

    private Optional<Known> takeFree(String workspace, String key, String request, String payload) {
        Optional<Known> known = repository
                .find("workspace = ?1 and key = ?2", workspace, key)
                .firstResultOptional()
                .map(IdempotencyKeys::known);
        if (known.isEmpty()) {
            IdempotencyKeyEntity entity = new IdempotencyKeyEntity();
            entity.workspace = workspace;
            entity.key = key;
            entity.request = request;
            entity.payload = payload;
            entity.createdAt = clock.instant();
            repository.persistAndFlush(entity);
        }
        return known;
    }

    /** Keeps the answer for whoever sends the same request again. */
    @Transactional
    public void answered(String workspace, String key, Answer answer) {
        repository.update(
                "status = ?3, headers = ?4, body = ?5 where workspace = ?1 and key = ?2",
                workspace,
                key,
                answer.status(),
                answer.location(),
                answer.body());
    }

    /** Frees a key whose request failed, so that it may be tried again. */
    @Transactional
    public void free(String workspace, String key) {
        repository.delete("workspace = ?1 and key = ?2", workspace, key);
    }

    private static Known known(IdempotencyKeyEntity entity) {
        Optional<Answer> answer = entity.status == null
                ? Optional.empty()
                : Optional.of(new Answer(
                        entity.status,
                        Optional.ofNullable(entity.headers).orElse(""),
                        Optional.ofNullable(entity.body).orElse("")));
        return new Known(entity.request, entity.payload, answer);
    }

    static final class Repository implements PanacheRepositoryBase<IdempotencyKeyEntity, IdempotencyKeyEntity.Key> {}
}
