package dev.assay.bench.reliability;

import dev.assay.bench.reliability.Figure.Target;
import dev.assay.provider.Behaviour;
import dev.assay.provider.Fate;
import dev.assay.provider.LedgerEntry;
import dev.assay.reliability.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A provider that lets through 100 requests a second: once the judge's file says so, once it does not. */
final class LimitsSuite implements Suite {

    private static final int A_SECOND = 100;
    private static final int CONCURRENCY = 64;
    private static final int STATED = 1000;
    private static final int UNSTATED = 6000;
    private static final Duration TO_LEARN = Duration.ofSeconds(20);
    private static final Behaviour BEHAVIOUR =
            Behaviour.PROMPT.withLatency(Duration.ofMillis(50)).withBucket(A_SECOND, A_SECOND);

    @Override
    public List<Figure> measure(int runs) throws IOException, InterruptedException {
        String stated = STATED + " items, 100 requests/s, burst 100, stated: ";
        Figure wall = new Figure(stated + "wall", "s", Target.atMost(9.9));
        Figure refused = new Figure(stated + "refused", "%", Target.atMost(5));
        Figure scored = new Figure(stated + "scored", "", Target.atLeast(STATED));
        Work work = Work.of(STATED, CONCURRENCY);
        for (int i = 0; i < runs; i++) {
            try (Bench bench = Bench.of(work.withRate(60 * A_SECOND, A_SECOND), BEHAVIOUR)) {
                Bench.Measured measured = bench.run();
                wall.add(measured.seconds());
                refused.add(refused(bench.provider().ledger().entries(), Duration.ZERO));
                scored.add(measured.run().scored());
            }
        }
        String unstated = UNSTATED + " items, 100 requests/s, burst 100, not stated: ";
        Figure later = new Figure(unstated + "refused after 20 s", "%", Target.atMost(15));
        Figure all = new Figure(unstated + "scored", "", Target.atLeast(UNSTATED));
        Figure span = new Figure(unstated + "wall", "s", Target.NONE);
        try (Bench bench = Bench.of(Work.of(UNSTATED, CONCURRENCY), BEHAVIOUR)) {
            Bench.Measured measured = bench.run();
            later.add(refused(bench.provider().ledger().entries(), TO_LEARN));
            all.add(measured.run().scored());
            span.add(measured.seconds());
        }
        return List.of(wall, refused, scored, later, all, span);
    }

    /** Share of requests answered 429, in percent, of those that came so long after the first. */
    private static double refused(List<LedgerEntry> ledger, Duration after) {
        long from = ledger.get(0).arrivedNanos() + after.toNanos();
        List<LedgerEntry> counted =
                ledger.stream().filter(entry -> entry.arrivedNanos() >= from).toList();
        long limited = counted.stream()
                .filter(entry -> entry.fate() == Fate.RATE_LIMITED)
                .count();
        return counted.isEmpty() ? 0 : 100.0 * limited / counted.size();
    }
}
