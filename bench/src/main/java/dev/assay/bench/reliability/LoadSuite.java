package dev.assay.bench.reliability;

import dev.assay.bench.reliability.Figure.Target;
import dev.assay.provider.Behaviour;
import dev.assay.reliability.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How close a warm service comes to what latency and concurrency allow. */
final class LoadSuite implements Suite {

    private static final double OVER_LIMIT = 1.10;
    private static final double MEGABYTE = 1e6;
    private static final int THROW_AWAY_RUNS = 16;

    private final int items;

    LoadSuite(int items) {
        this.items = items;
    }

    @Override
    public List<Figure> measure(int runs) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(atLatency(200, 256, runs));
        figures.addAll(atLatency(50, 64, runs));
        figures.addAll(withoutLatency(256, runs));
        return figures;
    }

    private List<Figure> atLatency(int millis, int concurrency, int runs) throws IOException, InterruptedException {
        double limit = items * millis / 1000.0 / concurrency;
        String setting = items + " items, " + millis + " ms, concurrency " + concurrency;
        Figure wall = new Figure(setting + ": wall", "s", Target.atMost(OVER_LIMIT * limit));
        Figure ratio = new Figure(setting + ": wall over N·L/C", "", Target.atMost(OVER_LIMIT));
        Figure cpu = new Figure(setting + ": CPU of the service a judgement", "ms", Target.NONE);
        Figure problems = new Figure(setting + ": rows that do not add up", "", Target.atMost(0));
        Behaviour behaviour = Behaviour.PROMPT.withLatency(Duration.ofMillis(millis));
        try (Bench bench = warm(Work.of(items, concurrency))) {
            bench.behave(behaviour);
            // the gate of the account finds its level at this latency
            bench.run();
            for (int i = 0; i < runs; i++) {
                Bench.Measured measured = bench.run();
                wall.add(measured.seconds());
                ratio.add(measured.seconds() / limit);
                cpu.add((double) measured.cpu().toMillis() / items);
                problems.add(bench.problems(measured));
            }
        }
        return List.of(wall, ratio, cpu, problems);
    }

    /** A service whose code the virtual machine has compiled: it does so for tens of thousands of judgements. */
    private static Bench warm(Work work) throws IOException, InterruptedException {
        Bench bench = Bench.of(work, Behaviour.PROMPT);
        for (int i = 0; i < THROW_AWAY_RUNS; i++) {
            bench.run();
        }
        return bench;
    }

    private List<Figure> withoutLatency(int concurrency, int runs) throws IOException, InterruptedException {
        String setting = items + " items, 0 ms, concurrency " + concurrency;
        Figure pace = new Figure(setting + ": judgements a second", "/s", Target.atLeast(2500));
        Figure cpu = new Figure(setting + ": CPU of the service a judgement", "ms", Target.atMost(0.5));
        Figure resident = new Figure(setting + ": resident memory", "MB", Target.atMost(400));
        Figure problems = new Figure(setting + ": rows that do not add up", "", Target.atMost(0));
        try (Bench bench = warm(Work.of(items, concurrency))) {
            for (int i = 0; i < runs; i++) {
                Bench.Measured measured = bench.run();
                pace.add(items / measured.seconds());
                cpu.add((double) measured.cpu().toMillis() / items);
                resident.add(Math.rint(bench.service().residentBytes() / MEGABYTE));
                problems.add(bench.problems(measured));
            }
        }
        return List.of(pace, cpu, resident, problems);
    }
}
