package dev.assay.judge;

import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * All samples and orders of one item, criterion and judge as the one judgement that agreement reads.
 *
 * <p>Named labels: the label with most votes, its share as confidence, a tie abstains. Scores: the mean of the scored
 * samples. Pairs seen in both orders: the consistent winner, else {@code tie} where the scale has it, else an
 * abstention. Unscored samples never vote.
 *
 * @param samples the judgements combined, ordered by sample and order
 */
public record CombinedJudgement(
        String itemId, String criterion, String judge, Verdict verdict, List<Judgement> samples) {

    private static final String TIE = "tie";

    public CombinedJudgement {
        samples = List.copyOf(samples);
    }

    /**
     * Combines judgements of any number of items, criteria and judges.
     *
     * @param scales the scale of each criterion, by its id; judgements of other criteria are refused
     * @return one a item, criterion and judge, ordered by these
     */
    public static List<CombinedJudgement> combine(Map<String, Scale> scales, List<Judgement> judgements) {
        Map<Slot, List<Judgement>> groups = new TreeMap<>();
        for (Judgement judgement : judgements) {
            Slot slot = judgement.slot();
            Slot first = new Slot(slot.itemId(), slot.criterion(), slot.judge(), 0, Order.AS_GIVEN);
            groups.computeIfAbsent(first, unused -> new ArrayList<>()).add(judgement);
        }
        List<CombinedJudgement> combined = new ArrayList<>(groups.size());
        groups.forEach((slot, samples) -> {
            Scale scale = scales.get(slot.criterion());
            if (scale == null) {
                throw new IllegalArgumentException("no scale for criterion '" + slot.criterion() + "'");
            }
            samples.sort(Comparator.comparing(Judgement::slot));
            combined.add(new CombinedJudgement(
                    slot.itemId(), slot.criterion(), slot.judge(), verdict(scale, samples), samples));
        });
        return combined;
    }

    private static Verdict verdict(Scale scale, List<Judgement> samples) {
        if (samples.size() == 1) {
            return samples.get(0).verdict();
        }
        List<Verdict.Scored> scored = new ArrayList<>();
        for (Judgement judgement : samples) {
            if (judgement.verdict() instanceof Verdict.Scored verdict) {
                scored.add(verdict);
            }
        }
        if (scored.isEmpty()) {
            return commonFailure(samples);
        }
        return scale.fold(
                categorical ->
                        isInBothOrders(categorical, samples) ? winner(categorical, samples, scored) : mostVotes(scored),
                numeric -> mean(scored));
    }

    /** The most severe outcome among samples of which none was scored. */
    private static Verdict commonFailure(List<Judgement> samples) {
        Map<VerdictStatus, Verdict> byStatus = new EnumMap<>(VerdictStatus.class);
        for (Judgement judgement : samples) {
            byStatus.putIfAbsent(judgement.verdict().status(), judgement.verdict());
        }
        for (VerdictStatus status : List.of(VerdictStatus.FAILED, VerdictStatus.UNREADABLE)) {
            Verdict verdict = byStatus.get(status);
            if (verdict != null) {
                return verdict;
            }
        }
        return samples.get(0).verdict();
    }

    private static boolean isInBothOrders(Scale.Categorical scale, List<Judgement> samples) {
        return scale.kind() == Scale.Kind.PAIRWISE
                && samples.stream()
                                .map(judgement -> judgement.slot().order())
                                .distinct()
                                .count()
                        == 2;
    }

    private static Verdict winner(Scale.Categorical scale, List<Judgement> samples, List<Verdict.Scored> scored) {
        Map<Order, List<Verdict.Scored>> byOrder = new EnumMap<>(Order.class);
        for (Judgement judgement : samples) {
            if (judgement.verdict() instanceof Verdict.Scored verdict) {
                byOrder.computeIfAbsent(judgement.slot().order(), unused -> new ArrayList<>())
                        .add(verdict);
            }
        }
        Set<Label> winners = new LinkedHashSet<>();
        for (List<Verdict.Scored> votes : byOrder.values()) {
            Optional<Label> winner = mostVotes(votes).label();
            if (winner.isEmpty()) {
                return Verdict.abstained(Reason.SAMPLES_TIED);
            }
            winners.add(winner.get());
        }
        if (winners.size() == 1) {
            return withShare(winners.iterator().next(), scored);
        }
        return scale.labels().contains(TIE)
                ? contradictory(scored.get(0))
                : Verdict.abstained(Reason.POSITION_INCONSISTENT);
    }

    private static Verdict mostVotes(List<Verdict.Scored> scored) {
        return votes(scored)
                .winner()
                .map(label -> withShare(label, scored))
                .orElse(Verdict.abstained(Reason.SAMPLES_TIED));
    }

    private static Votes votes(List<Verdict.Scored> scored) {
        return new Votes(scored.stream().map(Verdict.Scored::value).toList());
    }

    /** The label with its share of the votes as confidence; a single vote keeps the judge's own confidence. */
    private static Verdict withShare(Label label, List<Verdict.Scored> scored) {
        OptionalDouble confidence = scored.size() == 1
                ? scored.get(0).confidence()
                : OptionalDouble.of(votes(scored).share(label));
        Verdict.Scored speaker = scored.stream()
                .filter(verdict -> verdict.value().equals(label))
                .findFirst()
                .orElseThrow();
        return new Verdict.Scored(label, confidence, speaker.rationale(), speaker.evidence(), speaker.flags());
    }

    /** Both orders contradict each other: a tie that nobody voted for, so without a confidence. */
    private static Verdict contradictory(Verdict.Scored speaker) {
        return new Verdict.Scored(
                Label.named(TIE), OptionalDouble.empty(), speaker.rationale(), speaker.evidence(), speaker.flags());
    }

    private static Verdict mean(List<Verdict.Scored> scored) {
        Verdict.Scored first = scored.get(0);
        OptionalDouble confidence = scored.size() == 1 ? first.confidence() : OptionalDouble.empty();
        return new Verdict.Scored(
                Label.score(votes(scored).mean()), confidence, first.rationale(), first.evidence(), first.flags());
    }
}
