package dev.assay.bench.reliability;

import dev.assay.bench.reliability.Figure.Target;
import dev.assay.provider.Behaviour;
import dev.assay.provider.Faults;
import dev.assay.provider.LedgerTotals;
import dev.assay.reliability.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A tenth 429, one in twenty 500, one in fifty malformed: labels as without faults, and no call too many. */
final class FaultsSuite implements Suite {

    private static final int ITEMS = 5000;
    private static final int CONCURRENCY = 64;
    private static final String SETTING = ITEMS + " items, 10 % 429, 5 % 500, 2 % malformed: ";

    @Override
    public List<Figure> measure(int runs) throws IOException, InterruptedException {
        Figure scored = new Figure(SETTING + "scored", "", Target.atLeast(ITEMS));
        Figure calls = new Figure(SETTING + "calls an item", "", Target.atMost(1.25));
        Figure early = new Figure(SETTING + "calls before their Retry-After", "", Target.atMost(0));
        Figure earlyForAccount = new Figure(SETTING + "calls while the account was told to wait", "", Target.NONE);
        Figure repeats = new Figure(SETTING + "paid repeats", "", Target.atMost(0));
        Figure wall = new Figure(SETTING + "wall", "s", Target.NONE);
        Figure problems = new Figure(SETTING + "rows and labels that do not add up", "", Target.atMost(0));
        Behaviour behaviour =
                Behaviour.PROMPT.withLatency(Duration.ofMillis(50)).withFaults(Faults.MIX);
        try (Bench bench = Bench.of(Work.of(ITEMS, CONCURRENCY), behaviour)) {
            for (int i = 0; i < runs; i++) {
                Bench.Measured measured = bench.run();
                LedgerTotals seen = bench.provider().ledger().totals();
                scored.add(measured.run().scored());
                calls.add((double) seen.requests() / ITEMS);
                early.add(seen.early());
                earlyForAccount.add(seen.earlyForAccount());
                repeats.add(seen.paidRepeats());
                wall.add(measured.seconds());
                problems.add(bench.problems(measured));
            }
        }
        return List.of(scored, calls, early, earlyForAccount, repeats, wall, problems);
    }
}
