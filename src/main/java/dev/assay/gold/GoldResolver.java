package dev.assay.gold;

import dev.assay.rubric.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Resolves several human labels to gold, without ever breaking a tie by order.
 *
 * <p>Labels given with something visible are left out and counted. Where an item has blind labels, only these vote;
 * where all it has is of unknown blindness, these vote and the gold label says so.
 */
public final class GoldResolver {

    private final ResolveRule rule;

    public GoldResolver(ResolveRule rule) {
        this.rule = rule;
    }

    /** Resolves labels of any number of items and criteria; the order of the labels does not matter. */
    public Resolution resolve(List<AuditLabel> labels) {
        Map<Place, List<AuditLabel>> places = new TreeMap<>();
        for (AuditLabel label : labels) {
            places.computeIfAbsent(new Place(label.itemId(), label.criterion()), unused -> new ArrayList<>())
                    .add(label);
        }
        List<GoldLabel> gold = new ArrayList<>();
        List<Resolution.Unresolved> unresolved = new ArrayList<>();
        places.forEach((place, votes) -> resolve(place, votes)
                .ifPresentOrElse(
                        gold::add,
                        () -> unresolved.add(
                                new Resolution.Unresolved(place.itemId(), place.criterion(), cause(votes)))));
        int notBlind = (int) labels.stream()
                .filter(label -> label.blindness() == Blindness.NOT_BLIND)
                .count();
        return new Resolution(gold, unresolved, notBlind);
    }

    private Optional<GoldLabel> resolve(Place place, List<AuditLabel> votes) {
        List<AuditLabel> eligible = eligible(votes);
        if (rule == ResolveRule.ADJUDICATED_FIRST) {
            Optional<AuditLabel> ruling = eligible.stream()
                    .filter(label -> label.ruling() == AuditLabel.Ruling.ADJUDICATED)
                    .max(FirstOpinions.BY_TIME.thenComparing(
                            label -> label.label().text()));
            if (ruling.isPresent()) {
                return Optional.of(new GoldLabel(
                        place.itemId(),
                        place.criterion(),
                        ruling.get().label(),
                        GoldTier.ADJUDICATED,
                        ruling.get().blindness(),
                        1));
            }
        }
        List<AuditLabel> opinions = FirstOpinions.of(eligible);
        return consensus(opinions)
                .map(label -> new GoldLabel(
                        place.itemId(),
                        place.criterion(),
                        label,
                        opinions.size() == 1 ? GoldTier.SINGLE : GoldTier.CONSENSUS,
                        opinions.get(0).blindness(),
                        opinions.size()));
    }

    /** Blind labels where there are any, else those of unknown blindness; never those known not to be blind. */
    private static List<AuditLabel> eligible(List<AuditLabel> votes) {
        List<AuditLabel> blind = of(votes, Blindness.BLIND);
        return blind.isEmpty() ? of(votes, Blindness.UNKNOWN) : blind;
    }

    private static List<AuditLabel> of(List<AuditLabel> votes, Blindness blindness) {
        return votes.stream().filter(label -> label.blindness() == blindness).toList();
    }

    /** Scores have no majority worth the name: they resolve to their mean. */
    private static Optional<Label> consensus(List<AuditLabel> votes) {
        boolean scores = votes.stream().allMatch(vote -> vote.label() instanceof Label.Score);
        if (votes.isEmpty() || !scores) {
            return strictMajority(votes);
        }
        return Optional.of(Label.score(votes.stream()
                .mapToDouble(vote -> vote.label().fold(Double::parseDouble, score -> score))
                .average()
                .orElseThrow()));
    }

    private static Optional<Label> strictMajority(List<AuditLabel> votes) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Label> labels = new TreeMap<>();
        for (AuditLabel vote : votes) {
            counts.merge(vote.label().text(), 1, Integer::sum);
            labels.put(vote.label().text(), vote.label());
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> leaders = counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        return leaders.size() == 1 ? Optional.ofNullable(labels.get(leaders.get(0))) : Optional.empty();
    }

    private static Resolution.Cause cause(List<AuditLabel> votes) {
        List<AuditLabel> eligible = eligible(votes);
        if (eligible.isEmpty()) {
            return Resolution.Cause.NOT_BLIND;
        }
        return FirstOpinions.of(eligible).isEmpty() ? Resolution.Cause.NO_FIRST_OPINION : Resolution.Cause.TIE;
    }

    private record Place(String itemId, String criterion) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byItem = itemId.compareTo(other.itemId);
            return byItem != 0 ? byItem : criterion.compareTo(other.criterion);
        }
    }
}
