package dev.assay.bench.reliability;

import dev.assay.bench.reliability.Figure.Target;
import dev.assay.provider.Behaviour;
import dev.assay.provider.ProviderStub;
import dev.assay.reliability.CommitPoint;
import dev.assay.reliability.Crashes;
import dev.assay.reliability.JudgementRow;
import dev.assay.reliability.Reconciliation;
import dev.assay.reliability.SameReport;
import dev.assay.reliability.ServiceClient;
import dev.assay.reliability.ServiceProcess;
import dev.assay.reliability.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Fifty deaths of the service in one run: nothing is lost, and at most what was in flight is paid again. */
final class CrashSuite implements Suite {

    private static final int ITEMS = 5000;
    private static final int GOLD = 400;
    private static final int CONCURRENCY = 64;

    /** Calls that are stated while the others are open. */
    private static final int AHEAD = 8;
    private static final int MOST_TIMES = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Behaviour SLOW = Behaviour.PROMPT.withLatency(Duration.ofMillis(500));

    private final int kills;
    private final int atEachPoint;
    private final long seed;

    /**
     * @param kills of the service, at commit points and at random moments
     * @param atEachPoint how many of them at each commit point, as far as there are enough
     */
    CrashSuite(int kills, int atEachPoint, long seed) {
        this.kills = kills;
        this.atEachPoint = atEachPoint;
        this.seed = seed;
    }

    @Override
    public List<Figure> measure(int runs) throws IOException, InterruptedException {
        String setting = ITEMS + " items, " + kills + " kills (seed " + seed + "): ";
        Figure lost = new Figure(setting + "verdicts lost", "", Target.atMost(0));
        Figure repeats = new Figure(setting + "paid repeats beyond the calls in flight", "", Target.atMost(0));
        Figure paid = new Figure(setting + "paid repeats", "", Target.NONE);
        Figure flying = new Figure(setting + "calls the provider had not answered at random kills", "", Target.NONE);
        Figure unknown = new Figure(setting + "calls of unknown outcome", "", Target.NONE);
        Figure problems = new Figure(setting + "rows, totals and report that do not add up", "", Target.atMost(0));
        for (int i = 0; i < runs; i++) {
            Path folder = Work.freshFolder("crash");
            Work work = Work.of(ITEMS, CONCURRENCY).withGold(GOLD);
            try (ProviderStub provider = ProviderStub.start(SLOW)) {
                work.writeTo(folder.resolve("content"), provider.baseUrl(), SLOW);
                ServiceProcess.Launch launch = Bench.launch(folder, provider);
                Random random = new Random(seed + i);
                Crashes crashes = new Crashes(launch, provider, random);
                Crashes.Outcome outcome = crashes.die(deaths(random));
                provider.configure(Behaviour.PROMPT);
                try (ServiceProcess service = launch.started()) {
                    ServiceClient client = service.client().orElseThrow();
                    String run = client.anyRun().orElseThrow().id();
                    client.atRest(run, PATIENCE);
                    List<JudgementRow> judgements = client.judgements(run);
                    List<String> gone = crashes.lost(judgements);
                    long bound = (long) outcome.kills() * (CONCURRENCY + AHEAD);
                    Reconciliation reconciled = Reconciliation.of(Reconciliation.evidence(
                            client, run, work, SLOW, provider.ledger().entries(), bound));
                    List<String> wrong = new ArrayList<>(outcome.problems());
                    wrong.addAll(gone);
                    wrong.addAll(reconciled.problems());
                    wrong.addAll(differencesFromAnUninterruptedRun(client, run));
                    wrong.stream().limit(20).forEach(problem -> System.out.println("  - " + problem));
                    lost.add(gone.size());
                    repeats.add(Math.max(0, reconciled.repeats() - bound));
                    paid.add(reconciled.repeats());
                    flying.add(outcome.inFlight());
                    unknown.add(reconciled.outcomeUnknown());
                    problems.add(wrong.size());
                }
            }
            Folders.delete(folder);
        }
        return List.of(lost, repeats, paid, flying, unknown, problems);
    }

    private List<Crashes.Death> deaths(Random random) {
        List<Crashes.Death> deaths = new ArrayList<>();
        for (CommitPoint point : CommitPoint.values()) {
            for (int i = 0; i < atEachPoint && deaths.size() < kills; i++) {
                deaths.add(new Crashes.Death.At(point, 1 + random.nextInt(MOST_TIMES)));
            }
        }
        int anytime = kills - deaths.size();
        // half of the items at most: the deaths at commit points and the starts take some as well
        int mostCalls = Math.max(1, ITEMS / 2 / Math.max(1, anytime));
        for (int i = 0; i < anytime; i++) {
            deaths.add(new Crashes.Death.Anytime(mostCalls));
        }
        Collections.shuffle(deaths, random);
        return deaths;
    }

    private static List<String> differencesFromAnUninterruptedRun(ServiceClient client, String run)
            throws IOException, InterruptedException {
        client.resolveGold();
        String other = client.open();
        client.atRest(other, PATIENCE);
        return SameReport.differences(client.report(run), client.report(other));
    }
}
