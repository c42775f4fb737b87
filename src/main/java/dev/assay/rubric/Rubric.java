package dev.assay.rubric;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import java.util.List;
import java.util.Optional;

/**
 * What is judged, by which questions, on which scales: one immutable version.
 *
 * @param inputs the item fields that a prompt may show
 * @param criteria at least one, ids unique
 * @param prompt the id of the prompt to ask with; the built-in prompt where absent
 * @param content the canonical content that the fingerprint identifies
 */
public record Rubric(
        String id,
        RubricVersion version,
        String title,
        List<String> inputs,
        List<Criterion> criteria,
        Decision decision,
        Optional<String> prompt,
        CanonicalContent content) {

    public Rubric {
        inputs = List.copyOf(inputs);
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("rubric '" + id + "' has no criterion");
        }
    }

    public RubricRef ref() {
        return new RubricRef(id, version);
    }

    public Fingerprint fingerprint() {
        return content.fingerprint("rubric");
    }

    public Optional<Criterion> criterion(String criterionId) {
        return criteria.stream()
                .filter(criterion -> criterion.id().equals(criterionId))
                .findFirst();
    }
}
