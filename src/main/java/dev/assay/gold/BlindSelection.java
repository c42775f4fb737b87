package dev.assay.gold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Goes through gold items, keeps what rests on first blind opinions, and counts what it leaves out. */
final class BlindSelection {

    private final GoldResolver majority = new GoldResolver(ResolveRule.MAJORITY);
    private final Map<String, List<AuditLabel>> blind = new HashMap<>();
    private int notBlind;
    private int ties;
    private int rulingOnly;
    private int undated;
    private @Nullable Instant oldest;

    /** @param humans all labels on the items */
    BlindSelection(List<AuditLabel> humans) {
        for (AuditLabel label : humans) {
            if (label.blindness() == Blindness.BLIND) {
                blind.computeIfAbsent(place(label.itemId(), label.criterion()), unused -> new ArrayList<>())
                        .add(label);
            }
        }
    }

    List<GoldItem> of(List<GoldItem> all) {
        List<GoldItem> items = new ArrayList<>();
        for (GoldItem item : all) {
            Map<String, GoldLabel> kept = new TreeMap<>();
            new TreeMap<>(item.labels())
                    .forEach((criterion, label) -> keep(label).ifPresent(gold -> kept.put(criterion, gold)));
            if (!kept.isEmpty()) {
                items.add(new GoldItem(item.item(), kept));
            }
        }
        return items;
    }

    BlindHoldout.LeftOut leftOut() {
        return new BlindHoldout.LeftOut(notBlind, ties, rulingOnly);
    }

    Optional<Instant> oldest() {
        return Optional.ofNullable(oldest);
    }

    int undated() {
        return undated;
    }

    private static String place(String item, String criterion) {
        return criterion + "\n" + item;
    }

    private Optional<GoldLabel> keep(GoldLabel label) {
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
