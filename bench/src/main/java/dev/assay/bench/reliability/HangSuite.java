package dev.assay.bench.reliability;

import dev.assay.bench.reliability.Figure.Target;
import dev.assay.provider.Behaviour;
import dev.assay.provider.Fate;
import dev.assay.provider.Faults;
import dev.assay.provider.LedgerEntry;
import dev.assay.reliability.Work;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One request in a thousand is never answered: the run ends soon after its timeout. */
final class HangSuite implements Suite {

    private static final int ITEMS = 1000;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Override
    public List<Figure> measure(int runs) throws IOException, InterruptedException {
        String setting = ITEMS + " items, one hangs, timeout 5 s: ";
        Figure wall = new Figure(setting + "from the hang to the end of the run", "s", Target.atMost(7));
        Figure scored = new Figure(setting + "scored", "", Target.atLeast(ITEMS));
        Figure problems = new Figure(setting + "rows that do not add up", "", Target.atMost(0));
        Behaviour behaviour = Behaviour.PROMPT
                .withLatency(Duration.ofMillis(50))
                .withFaults(Faults.hanging(Set.of(Work.itemId(ITEMS - 1))));
        try (Bench bench = Bench.of(Work.of(ITEMS, 64).withTimeout(TIMEOUT), behaviour)) {
            for (int i = 0; i < runs; i++) {
                Bench.Measured measured = bench.run();
                Instant hung = bench.provider().ledger().entries().stream()
                        .filter(entry -> entry.fate() == Fate.HANG)
                        .map(LedgerEntry::arrivedAt)
                        .findFirst()
                        .orElseThrow();
                Instant end = measured.run().finishedAt().orElseThrow();
                wall.add(Duration.between(hung, end).toNanos() / 1e9);
                scored.add(measured.run().scored());
                problems.add(bench.problems(measured));
            }
        }
        return List.of(wall, scored, problems);
    }
}
