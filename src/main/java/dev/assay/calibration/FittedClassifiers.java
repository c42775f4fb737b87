package dev.assay.calibration;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.judge.FittedParts;
import dev.assay.rubric.Label;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Classifiers by criterion, with what they need to read an item. */
final class FittedClassifiers implements FittedParts {

    private final Fingerprint fingerprint;
    private final ItemReader reader;
    private final Folds folds;
    private final Map<String, CriterionClassifier> classifiers;
    private final Map<String, String> unfitted;

    FittedClassifiers(
            Fingerprint fingerprint,
            ItemReader reader,
            Folds folds,
            Map<String, CriterionClassifier> classifiers,
            Map<String, String> unfitted) {
        this.fingerprint = fingerprint;
        this.reader = reader;
        this.folds = folds;
        this.classifiers = Map.copyOf(classifiers);
        this.unfitted = Collections.unmodifiableMap(new LinkedHashMap<>(unfitted));
    }

    @Override
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    @Override
    public Optional<Map<Label, Double>> probabilities(String criterion, Item item) {
        return Optional.ofNullable(classifiers.get(criterion)).map(classifier -> {
            Set<Integer> left = folds.of(reader.kin(item)).map(Set::of).orElse(Set.of());
            return classifier.probabilities(reader.read(item), left);
        });
    }

    @Override
    public Map<String, String> unfitted() {
        return unfitted;
    }
}
