package dev.assay.judge.store;

import dev.assay.judge.KeptEmbedder;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Vectors of texts by model and hash of the text; the texts themselves are not here. */
@ApplicationScoped
public class TextVectors implements KeptEmbedder.Shelf {

    private static final int AT_ONCE = 500;

    private final Repository repository = new Repository();

    @Override
    @Transactional
    public Map<String, float[]> find(String model, Set<String> hashes) {
        List<String> all = new ArrayList<>(hashes);
        Map<String, float[]> found = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            repository
                    .find("model = ?1 and text in ?2", model, all.subList(from, Math.min(from + AT_ONCE, all.size())))
                    .stream()
                    .forEach(entity -> found.put(entity.text, entity.toDomain()));
        }
        return found;
    }

    @Override
    @Transactional
    public void keep(String model, Map<String, float[]> vectors) {
        Set<String> known = find(model, vectors.keySet()).keySet();
        vectors.forEach((hash, vector) -> {
            if (!known.contains(hash)) {
                repository.persist(TextVectorEntity.of(model, hash, vector));
            }
        });
    }

    static final class Repository implements PanacheRepositoryBase<TextVectorEntity, TextVectorEntity.Key> {}
}
