package dev.assay.rubric;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The values that a judge or a human may choose from, in an order that the rubric fixes and the data never change. */
public sealed interface Scale {

    /** Branches on the two families of scales. */
    <T> T fold(Function<Categorical, T> categorical, Function<Numeric, T> numeric);

    /** The word of the rubric file: {@code nominal}, {@code ordinal}, {@code binary}, {@code pairwise} or {@code numeric}. */
    String type();

    /** Whether the label lies on this scale. */
    boolean holds(Label label);

    /** How the labels of a categorical scale relate. */
    enum Kind {
        NOMINAL,
        ORDINAL,
        BINARY,
        PAIRWISE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Named labels.
     *
     * @param labels at least two, without repetition, in the rubric's order
     * @param passing the labels under which the judged work is good; everything else is a defect; empty where the scale
     *     has no good side, as for pairs
     * @param aliases other spellings that the rubric accepts, each mapped to a label
     */
    record Categorical(Kind kind, List<String> labels, Set<String> passing, Map<String, String> aliases)
            implements Scale {

        public Categorical {
            labels = List.copyOf(labels);
            passing = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(passing));
            aliases = Map.copyOf(aliases);
            if (labels.size() < 2 || Set.copyOf(labels).size() != labels.size()) {
                throw new IllegalArgumentException("a scale needs at least two different labels, was " + labels);
            }
            if (!labels.containsAll(passing) || !labels.containsAll(aliases.values())) {
                throw new IllegalArgumentException("passing labels and aliases must name labels of " + labels);
            }
        }

        /** The label that a text stands for, by exact spelling or by alias. */
        public Optional<Label> label(String text) {
            String spelled = aliases.getOrDefault(text, text);
            return labels.contains(spelled) ? Optional.of(Label.named(spelled)) : Optional.empty();
        }

        /** The position of a label in the rubric's order, from 0. */
        public int indexOf(Label label) {
            int index = labels.indexOf(label.text());
            if (index < 0) {
                throw new IllegalArgumentException("'" + label.text() + "' is not on the scale " + labels);
            }
            return index;
        }

        @Override
        public boolean holds(Label label) {
            return label instanceof Label.Named && labels.contains(label.text());
        }

        @Override
        public String type() {
            return kind.word();
        }

        @Override
        public <T> T fold(Function<Categorical, T> categorical, Function<Numeric, T> numeric) {
            return categorical.apply(this);
        }
    }

    /**
     * Scores between two bounds.
     *
     * @param min smallest score, finite
     * @param max largest score, finite, above {@code min}
     * @param step distance of neighbouring scores, above 0
     */
    record Numeric(double min, double max, double step) implements Scale {

        private static final double TOLERANCE = 1e-9;

        public Numeric {
            if (!Double.isFinite(min) || !Double.isFinite(max) || !(min < max) || !(step > 0) || step > max - min) {
                throw new IllegalArgumentException(
                        "a numeric scale needs finite min < max and 0 < step <= max - min, was min " + min + ", max "
                                + max + ", step " + step);
            }
        }

        @Override
        public boolean holds(Label label) {
            return label instanceof Label.Score score && holds(score.value());
        }

        /** Whether the score lies within the bounds and on a step counted from {@code min}. */
        public boolean holds(double score) {
            double steps = (score - min) / step;
            return score >= min && score <= max && Math.abs(steps - Math.rint(steps)) < TOLERANCE;
        }

        @Override
        public String type() {
            return "numeric";
        }

        @Override
        public <T> T fold(Function<Categorical, T> categorical, Function<Numeric, T> numeric) {
            return numeric.apply(this);
        }
    }
}
