package dev.assay.gold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The gold items that certify: held out, and resting on first blind opinions alone.
 *
 * <p>A ruling on a disagreement pulls gold towards whoever disagreed, so that the judge looks better than it is; rulings
 * therefore never enter here, whatever rule the gold set was resolved by. Where gold is a ruling, the humans' first blind
 * opinions are resolved anew by majority; a tie among them has no gold.
 *
 * @param look the recorded look under which they were opened
 * @param leftOut what the holdout has beside these
 * @param oldest when the oldest opinion behind any label was given; absent where none is dated
 * @param undated labels behind which there is an opinion without a date
 */
public record BlindHoldout(
        GoldSet.Header header,
        List<GoldItem> items,
        HoldoutLook look,
        LeftOut leftOut,
        Optional<Instant> oldest,
        int undated)
        implements GoldPart {

    public BlindHoldout {
        items = List.copyOf(items);
    }

    /**
     * Gold labels of the holdout that certify nothing, each counted once.
     *
     * @param notBlind whether something was visible to the human is unknown
     * @param ties rulings on which the first blind opinions are split
     * @param rulingOnly rulings without any first blind opinion
     */
    public record LeftOut(int notBlind, int ties, int rulingOnly) {

        public int total() {
            return notBlind + ties + rulingOnly;
        }
    }

    @Override
    public String split() {
        return Split.HOLDOUT.word();
    }

    static BlindHoldout of(HoldoutSet holdout, List<AuditLabel> humans) {
        Map<String, List<AuditLabel>> blind = new HashMap<>();
        for (AuditLabel label : humans) {
            if (label.blindness() == Blindness.BLIND) {
                blind.computeIfAbsent(place(label.itemId(), label.criterion()), unused -> new ArrayList<>())
                        .add(label);
            }
        }
        Selection selection = new Selection(blind);
        List<GoldItem> items = new ArrayList<>();
        for (GoldItem item : holdout.items()) {
            Map<String, GoldLabel> kept = new TreeMap<>();
            new TreeMap<>(item.labels())
                    .forEach((criterion, label) ->
                            selection.keep(label).ifPresent(certifying -> kept.put(criterion, certifying)));
            if (!kept.isEmpty()) {
                items.add(new GoldItem(item.item(), kept));
            }
        }
        return new BlindHoldout(
                holdout.header(),
                items,
                holdout.look(),
                new LeftOut(selection.notBlind, selection.ties, selection.rulingOnly),
                Optional.ofNullable(selection.oldest),
                selection.undated);
    }

    private static String place(String item, String criterion) {
        return criterion + "\n" + item;
    }

    /** Goes through the holdout's labels and counts what it leaves out. */
    private static final class Selection {

        private final GoldResolver majority = new GoldResolver(ResolveRule.MAJORITY);
        private final Map<String, List<AuditLabel>> blind;
        private int notBlind;
        private int ties;
        private int rulingOnly;
        private int undated;
        private @org.jspecify.annotations.Nullable Instant oldest;

        Selection(Map<String, List<AuditLabel>> blind) {
            this.blind = blind;
        }

        Optional<GoldLabel> keep(GoldLabel label) {
            List<AuditLabel> opinions =
                    FirstOpinions.of(blind.getOrDefault(place(label.itemId(), label.criterion()), List.of()));
            Optional<GoldLabel> kept = certifying(label, opinions);
            kept.ifPresent(unused -> date(opinions));
            return kept;
        }

        private Optional<GoldLabel> certifying(GoldLabel label, List<AuditLabel> opinions) {
            if (label.tier() != GoldTier.ADJUDICATED) {
                notBlind += label.blindness() == Blindness.BLIND ? 0 : 1;
                return Optional.of(label).filter(gold -> gold.blindness() == Blindness.BLIND);
            }
            if (opinions.isEmpty()) {
                rulingOnly++;
                return Optional.empty();
            }
            Optional<GoldLabel> resolved =
                    majority.resolve(opinions).gold().stream().findFirst();
            ties += resolved.isPresent() ? 0 : 1;
            return resolved;
        }

        private void date(List<AuditLabel> opinions) {
            boolean isUndated = opinions.isEmpty();
            for (AuditLabel opinion : opinions) {
                Instant at = opinion.at().orElse(null);
                isUndated |= at == null;
                if (at != null && (oldest == null || at.isBefore(oldest))) {
                    oldest = at;
                }
            }
            undated += isUndated ? 1 : 0;
        }
    }
}
