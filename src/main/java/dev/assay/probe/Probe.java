package dev.assay.probe;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One family of changes to an item: an attack that wants a label, or a change after which the label should be the same.
 *
 * @param texts the wordings that are put into the item; none exactly where a change transforms what is there
 * @param repeat how often a wording is written, at least 1
 * @param change what is done to the item; present exactly where the place is {@link Place#TRANSFORM}
 * @param content the canonical content that the fingerprint identifies
 */
public record Probe(
        String id,
        String version,
        String title,
        Kind kind,
        Place place,
        List<ProbeText> texts,
        int repeat,
        Encoding encoding,
        Optional<Change> change,
        CanonicalContent content) {

    public Probe {
        texts = List.copyOf(texts);
        if (repeat < 1) {
            throw new IllegalArgumentException("a wording is written at least once, was " + repeat);
        }
        if (texts.isEmpty() != change.isPresent() || change.isPresent() != (place == Place.TRANSFORM)) {
            throw new IllegalArgumentException("probe '" + id + "' has either texts or a change");
        }
    }

    /** Whether the change wants a label. */
    public enum Kind {
        ATTACK,
        NEUTRAL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of a word; throws {@link IllegalArgumentException} for an unknown one. */
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Where a wording goes. */
    public enum Place {
        APPEND,
        PREPEND,
        REPLACE,
        TRANSFORM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the probe is the item verbatim: what differs then is the judge's own noise. */
    public boolean isCopy() {
        return change.filter(Change.COPY::equals).isPresent();
    }

    /** The texts that an item is given, one a wording; none where the probe transforms. */
    public List<Filled> filled(Goal goal) {
        return texts.stream()
                .map(text -> new Filled(text.language(), text.filled(goal.label(), goal.verdict(), encoding, repeat)))
                .toList();
    }

    /** A wording as an item gets it. */
    public record Filled(String language, String text) {}

    /** Identifies the probes that were used together, whatever order they came in. */
    public static Fingerprint fingerprint(List<Probe> probes) {
        return CanonicalContent.of(probes.stream()
                        .sorted(Comparator.comparing(Probe::id))
                        .map(Probe::content)
                        .toList())
                .fingerprint("probes");
    }
}
