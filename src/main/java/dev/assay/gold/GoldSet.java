package dev.assay.gold;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.RubricRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The gold labels of an evalset under one rubric, split once by a rule that is fixed at creation.
 *
 * <p>The labels are reached only through one of three types: {@link CalibrationSet}, {@link HoldoutSet} (which demands
 * a recorded look) and {@link WholeGoldSet} (which nothing that certifies accepts).
 */
public final class GoldSet {

    private final Header header;
    private final List<GoldLabel> labels;

    public GoldSet(Header header, List<GoldLabel> labels) {
        this.header = header;
        this.labels = List.copyOf(labels);
    }

    /**
     * Everything about a gold set but its labels.
     *
     * @param id such as {@code gold_…}
     * @param epsilon margin of the alternative annotator test, in [0,1]
     * @param fingerprint identifies the labels, the split rule and the rubric
     * @param sampling how the labelled items were chosen
     * @param unresolved how many labelled items stayed without gold, by criterion
     * @param ignoredNotBlind labels left out because something was visible
     */
    public record Header(
            String id,
            String evalset,
            RubricRef rubric,
            ResolveRule resolve,
            SplitRule split,
            double epsilon,
            AuditSampling sampling,
            Fingerprint fingerprint,
            Map<String, Integer> unresolved,
            int ignoredNotBlind,
            Instant createdAt) {

        public Header {
            unresolved = Map.copyOf(unresolved);
        }
    }

    public Header header() {
        return header;
    }

    /** How many gold labels there are, in both splits together. */
    public int size() {
        return labels.size();
    }

    /** The items that have a gold label, and nothing of what it says. */
    public Set<String> itemIds() {
        return labels.stream().map(GoldLabel::itemId).collect(Collectors.toSet());
    }

    /** The part that may be learnt from and looked at freely. */
    public CalibrationSet calibration(List<Item> items) {
        return new CalibrationSet(
                header, select(items, cluster -> header.split().of(cluster) == Split.CALIBRATION));
    }

    /** The part that measures; reading it is a look, which must have been recorded for this gold set before. */
    public HoldoutSet holdout(List<Item> items, HoldoutLook look) {
        requireLookAtThis(look);
        return new HoldoutSet(header, select(items, cluster -> header.split().of(cluster) == Split.HOLDOUT), look);
    }

    /**
     * All blind gold, opened by a look that must have been recorded for this gold set before.
     *
     * @param humans all labels on the items
     */
    public FreshAudit audit(List<Item> items, HoldoutLook look, List<AuditLabel> humans) {
        requireLookAtThis(look);
        BlindSelection selection = new BlindSelection(humans);
        List<GoldItem> kept = selection.of(select(items, cluster -> true));
        return new FreshAudit(header, kept, look, selection.leftOut());
    }

    private void requireLookAtThis(HoldoutLook look) {
        if (!look.goldSet().equals(header.id())) {
            throw new IllegalArgumentException(
                    "look at gold set " + look.goldSet() + " cannot open gold set " + header.id());
        }
    }

    /** Both parts as one, for display only. */
    public WholeGoldSet whole(List<Item> items) {
        return new WholeGoldSet(header, select(items, cluster -> true));
    }

    private List<GoldItem> select(List<Item> items, Predicate<String> clusters) {
        Map<String, Map<String, GoldLabel>> byItem = new LinkedHashMap<>();
        for (GoldLabel label : labels) {
            byItem.computeIfAbsent(label.itemId(), unused -> new LinkedHashMap<>())
                    .put(label.criterion(), label);
        }
        List<GoldItem> selected = new ArrayList<>();
        for (Item item : items) {
            Map<String, GoldLabel> ofItem = byItem.get(item.id());
            if (ofItem != null && clusters.test(item.cluster())) {
                selected.add(new GoldItem(item, ofItem));
            }
        }
        return selected;
    }

    /** Identifies gold labels, rubric, split rule and how the items were chosen together. */
    public static Fingerprint fingerprint(
            RubricRef rubric, ResolveRule resolve, SplitRule split, AuditSampling sampling, List<GoldLabel> labels) {
        List<Object> rows = new ArrayList<>();
        for (GoldLabel label : labels) {
            rows.add(List.of(
                    label.itemId(),
                    label.criterion(),
                    label.label().text(),
                    label.tier().word(),
                    label.blindness().name()));
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("rubric", rubric.toString());
        content.put("resolve", resolve.word());
        content.put("seed", split.seed());
        content.put("holdoutShare", split.holdoutShare());
        if (sampling != AuditSampling.RANDOM) {
            content.put("sampling", sampling.word());
        }
        content.put("labels", rows);
        return CanonicalContent.of(content).fingerprint("gold");
    }
}
