package dev.assay.wiring;

import dev.assay.judge.CommitPoint;
import dev.assay.judge.CommitPoints;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends the process at once, as a crash would, when a commit point is reached for the n-th time. */
final class HaltAt implements CommitPoints {

    /** What a shell reports for a killed process. */
    private static final int KILLED = 137;

    private final CommitPoint point;
    private final AtomicInteger left;

    private HaltAt(CommitPoint point, int count) {
        this.point = point;
        this.left = new AtomicInteger(count);
    }

    /**
     * Reads {@code point:n}.
     *
     * @throws IllegalArgumentException for an unknown point or a count that is no positive number
     */
    static HaltAt parse(String text) {
        String[] parts = text.split(":", 2);
        CommitPoint point = Arrays.stream(CommitPoint.values())
                .filter(known -> known.word().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no commit point '" + parts[0] + "', known: "
                        + Arrays.stream(CommitPoint.values())
                                .map(CommitPoint::word)
                                .toList()));
        int count = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
        if (count < 1) {
            throw new IllegalArgumentException("a point is reached for the first time at 1, was " + count);
        }
        return new HaltAt(point, count);
    }

    @Override
    public void reached(CommitPoint reached) {
        if (reached == point && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
