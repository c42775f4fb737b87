package dev.assay.convention;

import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldPart;
import dev.assay.rubric.Rubric;
import dev.assay.stats.Estimate;
import dev.assay.stats.MiettinenNurminen;
import dev.assay.stats.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns gold into adherence: an annotator kept a clause where gold passes on the criterion that names it.
 *
 * <p>Before and after a version are taken as independent samples, also where the same annotators worked under both. Whatever else changed
 * between the two, such as the mix of the work, is in the difference too.
 */
public final class AdherenceAnalysis {

    static final String ITEMS = "items";

    private final Rubric rubric;
    private final double confidenceLevel;

    /** @param confidenceLevel two-sided, in (0,1) */
    public AdherenceAnalysis(Rubric rubric, double confidenceLevel) {
        this.rubric = rubric;
        this.confidenceLevel = Require.confidenceLevel(confidenceLevel);
    }

    /**
     * Adherence by clause, in the order of the rubric; a criterion without a clause or without a good side says nothing about it.
     *
     * @param release gold of the items that annotators are held to
     * @param series gold of all releases of the series, this one among them
     */
    public List<ClauseAdherence> of(GoldPart release, List<GoldPart> series) {
        List<ClauseAdherence> adherence = new ArrayList<>();
        for (GoodSide side : GoodSide.of(rubric)) {
            side.criterion().clause().ifPresent(clause -> adherence.add(of(clause, side, release, series)));
        }
        return adherence;
    }

    private ClauseAdherence of(String clause, GoodSide side, GoldPart release, List<GoldPart> series) {
        Observations observed = observed(side, List.of(release));
        Map<String, List<SliceShare>> by = new LinkedHashMap<>();
        Slices.KEYS.forEach(key -> by.put(key, observed.shares(key, ITEMS, confidenceLevel)));
        return new ClauseAdherence(
                clause,
                side.criterion().id(),
                observed.share(ITEMS, confidenceLevel),
                by,
                changes(observed(side, series)));
    }

    private static Observations observed(GoodSide side, List<GoldPart> parts) {
        List<Observation> observed = new ArrayList<>();
        for (GoldPart part : parts) {
            for (GoldItem gold : part.items()) {
                gold.label(side.criterion().id())
                        .ifPresent(label -> observed.add(
                                Observation.in(part.header().evalset(), gold.item(), side.holds(label.label()))));
            }
        }
        return new Observations(observed);
    }

    private List<ClauseAdherence.VersionChange> changes(Observations series) {
        List<Map.Entry<String, Observations>> versions =
                List.copyOf(series.by(Slices.CONVENTION_VERSION).entrySet());
        List<ClauseAdherence.VersionChange> changes = new ArrayList<>();
        for (int next = 1; next < versions.size(); next++) {
            changes.add(change(versions.get(next - 1), versions.get(next)));
        }
        return changes;
    }

    private ClauseAdherence.VersionChange change(
            Map.Entry<String, Observations> from, Map.Entry<String, Observations> to) {
        SliceChanges changes = new SliceChanges(from.getValue(), to.getValue(), confidenceLevel);
        Map<String, List<ClauseAdherence.SliceChange>> by = new LinkedHashMap<>();
        for (String key : Slices.KEYS) {
            if (!key.equals(Slices.CONVENTION_VERSION)) {
                by.put(key, changes.by(key));
            }
        }
        Estimate before = from.getValue().share(ITEMS, confidenceLevel);
        Estimate after = to.getValue().share(ITEMS, confidenceLevel);
        return new ClauseAdherence.VersionChange(
                from.getKey(),
                to.getKey(),
                before,
                after,
                MiettinenNurminen.difference(after, before, confidenceLevel),
                by);
    }
}
