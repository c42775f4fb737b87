package dev.assay.evalset.files;

import dev.assay.rubric.RubricRef;
import java.util.Optional;

/**
 * What {@code evalsets/<id>/evalset.yaml} says about its evalset.
 *
 * @param series the workflow's stream of datasets that this is a release of
 * @param rubric the version under which its labels were given
 */
public record EvalSetManifest(
        String id,
        Optional<String> title,
        Optional<String> series,
        Optional<String> release,
        Optional<RubricRef> rubric) {}
