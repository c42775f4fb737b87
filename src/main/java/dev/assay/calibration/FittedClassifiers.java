package dev.assay.calibration;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.judge.FittedParts;
import dev.assay.rubric.Label;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Classifiers by criterion, with the features they were fitted on. */
final class FittedClassifiers implements FittedParts {

    private final Fingerprint fingerprint;
    private final ItemFeatures features;
    private final Map<String, Part> parts;
    private final Map<String, String> unfitted;

    FittedClassifiers(
            Fingerprint fingerprint, ItemFeatures features, Map<String, Part> parts, Map<String, String> unfitted) {
        this.fingerprint = fingerprint;
        this.features = features;
        this.parts = Map.copyOf(parts);
        this.unfitted = Collections.unmodifiableMap(new LinkedHashMap<>(unfitted));
    }

    /**
     * The classifiers of one criterion.
     *
     * @param labels what each class number stands for
     */
    record Part(List<Label> labels, CrossFit fit) {

        Part {
            labels = List.copyOf(labels);
        }
    }

    @Override
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    @Override
    public Optional<Map<Label, Double>> probabilities(String criterion, Item item) {
        return Optional.ofNullable(parts.get(criterion)).map(part -> probabilities(part, item));
    }

    private Map<Label, Double> probabilities(Part part, Item item) {
        double[] byClass = part.fit().unawareOf(item.cluster()).probabilities(features.row(item));
        Map<Label, Double> byLabel = new LinkedHashMap<>();
        for (int k = 0; k < byClass.length; k++) {
            byLabel.put(part.labels().get(k), byClass[k]);
        }
        return Collections.unmodifiableMap(byLabel);
    }

    @Override
    public Map<String, String> unfitted() {
        return unfitted;
    }
}
