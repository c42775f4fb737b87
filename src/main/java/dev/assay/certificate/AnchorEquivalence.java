package dev.assay.certificate;

import dev.assay.agreement.JudgedPairs;
import dev.assay.gold.LabelPair;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.TangoScore;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a judge agrees with gold as another did, on the anchor items that both judged: two one-sided score tests at 5 %
 * each, so both bounds of the difference at a two-sided level of .90 must lie within the margin.
 *
 * <p>Of related items only the first counts, since the test presumes independent pairs. Sources: Schuirmann 1987, doi
 * 10.1007/BF01068419; Tango 1998, see {@link TangoScore}.
 *
 * @param difference share of anchors on which the new judge agrees with gold minus that of the old one
 */
public record AnchorEquivalence(Estimate difference, double margin) {

    private static final double TWO_ONE_SIDED_TESTS = 0.90;

    /** Compares two judges on the same gold; anchors that either left unscored do not count. */
    public static AnchorEquivalence of(JudgedPairs old, JudgedPairs now, double margin) {
        if (!(margin > 0 && margin < 1)) {
            throw new IllegalArgumentException("margin must be in (0,1), was " + margin);
        }
        Map<String, LabelPair> before = new TreeMap<>();
        old.scored().forEach(pair -> before.put(pair.gold().item().id(), pair));
        Set<String> clusters = new HashSet<>();
        long onlyNew = 0;
        long onlyOld = 0;
        long pairs = 0;
        for (LabelPair pair : now.scored()) {
            LabelPair earlier = before.get(pair.gold().item().id());
            if (earlier != null && clusters.add(pair.gold().item().cluster())) {
                pairs++;
                onlyNew += agrees(pair) && !agrees(earlier) ? 1 : 0;
                onlyOld += !agrees(pair) && agrees(earlier) ? 1 : 0;
            }
        }
        return new AnchorEquivalence(TangoScore.estimate(onlyNew, onlyOld, pairs, TWO_ONE_SIDED_TESTS), margin);
    }

    private static boolean agrees(LabelPair pair) {
        return pair.judgement()
                .verdict()
                .label()
                .orElseThrow()
                .equals(pair.label().label());
    }

    public boolean isEquivalent() {
        return difference.fold(
                known -> known.interval()
                        .fold(bounds -> bounds.lower() > -margin && bounds.upper() < margin, none -> false),
                undefined -> false);
    }

    /** What was found, in words. */
    public String explanation() {
        return difference.fold(
                known -> known.interval().fold(this::bounds, Interval.None::reason),
                undefined -> "no anchor item was judged by both");
    }

    private String bounds(Interval.Bounds bounds) {
        return String.format(
                Locale.ROOT,
                "agreement differs by %.3f, between %.3f and %.3f on %d anchors, %s +-%s",
                difference.value().orElse(0),
                bounds.lower(),
                bounds.upper(),
                difference.n(),
                isEquivalent() ? "within" : "not within",
                Double.toString(margin));
    }
}
