package dev.assay.judge;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Replays recorded verdicts; what was not recorded is failed, and never guessed. */
public final class RecordedJudge implements Judge {

    private final Function<Slot, Optional<Verdict>> recorded;

    /**
     * @param recorded the verdict of a slot, by the slot's item, criterion, sample and order; the judge's name has
     *     already been resolved
     */
    public RecordedJudge(Function<Slot, Optional<Verdict>> recorded) {
        this.recorded = recorded;
    }

    @Override
    public Opinion judge(Questionnaire asked, CallLedger ledger) {
        return Opinion.of(asked, question -> recorded.apply(question.slot())
                .map(verdict -> onScale(verdict, question))
                .orElse(Verdict.failed(Reason.NOT_RECORDED)));
    }

    /** Recordings are kept as they were said; whether a label is on the scale is known only under a rubric. */
    private static Verdict onScale(Verdict verdict, Question question) {
        boolean isOff = verdict.label()
                .filter(label -> !question.criterion().scale().holds(label))
                .isPresent();
        return isOff ? new Verdict.Unreadable(Reason.OFF_SCALE, verdict.rationale()) : verdict;
    }

    /** A sample number and an order, as they occur in a verdict file. */
    public record Replay(int sample, Order order) implements Comparable<Replay> {

        @Override
        public int compareTo(Replay other) {
            int bySample = Integer.compare(sample, other.sample);
            return bySample != 0 ? bySample : order.compareTo(other.order);
        }
    }

    /** Which samples and orders a judge was recorded in, by criterion: what a run plans to replay. */
    public static Map<String, Set<Replay>> replays(Iterable<Slot> slots) {
        return java.util.stream.StreamSupport.stream(slots.spliterator(), false)
                .collect(Collectors.groupingBy(
                        Slot::criterion,
                        java.util.TreeMap::new,
                        Collectors.mapping(
                                slot -> new Replay(slot.sample(), slot.order()),
                                Collectors.toCollection(TreeSet::new))));
    }
}
