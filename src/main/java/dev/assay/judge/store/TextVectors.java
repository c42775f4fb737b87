package dev.assay.judge.store;

import dev.assay.judge.KeptEmbedder;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.StatelessSession;

/** Vectors of texts by model and hash of the text; the texts themselves are not here. */
@ApplicationScoped
public class TextVectors implements KeptEmbedder.Shelf {

    private static final int AT_ONCE = 500;

    /** Two who embed the same text at once keep it once. */
    private static final String NEW_VECTOR =
            "insert into text_vector (model, text, vector) values (?, ?, ?) on conflict do nothing";

    private final Repository repository = new Repository();
    private final StatelessSession bulk;

    TextVectors(StatelessSession bulk) {
        this.bulk = bulk;
    }

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
        bulk.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(NEW_VECTOR)) {
                for (Map.Entry<String, float[]> vector : new TreeMap<>(vectors).entrySet()) {
                    insert.setString(1, model);
                    insert.setString(2, vector.getKey());
                    insert.setBytes(3, TextVectorEntity.bytes(vector.getValue()));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    static final class Repository implements PanacheRepositoryBase<TextVectorEntity, TextVectorEntity.Key> {}
}
