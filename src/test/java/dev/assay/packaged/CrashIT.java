package dev.assay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.provider.Behaviour;
import dev.assay.provider.ProviderStub;
import dev.assay.reliability.CommitPoint;
import dev.assay.reliability.Crashes;
import dev.assay.reliability.Crashes.Death;
import dev.assay.reliability.Reconciliation;
import dev.assay.reliability.SameReport;
import dev.assay.reliability.ServiceClient;
import dev.assay.reliability.ServiceProcess;
import dev.assay.reliability.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose service dies at every commit point and at random moments ends as if nothing had happened. */
class CrashIT {

    private static final int CONCURRENCY = 4;
    /** Calls that are stated while the others are open. */
    private static final int AHEAD = 1;

    private static final int TIMES = 6;
    private static final int RANDOM_KILLS = 3;
    private static final long SEED = 20261128;
    private static final Work WORK = Work.of(200, CONCURRENCY).withGold(60);
    private static final Behaviour SLOW = Behaviour.PROMPT.withLatency(Duration.ofMillis(200));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void loses_no_verdict_and_repeats_at_most_what_was_in_flight() throws Exception {
        try (ProviderStub provider = ProviderStub.start(SLOW)) {
            WORK.writeTo(folder.resolve("content"), provider.baseUrl(), SLOW);
            ServiceProcess.Launch launch = ServiceProcess.Launch.quick(folder, provider);
            Random random = new Random(SEED);
            Crashes crashes = new Crashes(launch, provider, random);

            Crashes.Outcome outcome = crashes.die(deaths(random));

            assertThat(outcome.problems()).as("seed " + SEED).isEmpty();
            assertThat(outcome.shown()).as("judgements shown before a death").isPositive();
            provider.configure(Behaviour.PROMPT);
            try (ServiceProcess service = launch.started()) {
                ServiceClient client = service.client().orElseThrow();
                String run = client.anyRun().orElseThrow().id();
                client.atRest(run, PATIENCE);
                Reconciliation.Evidence evidence = Reconciliation.evidence(
                        client,
                        run,
                        WORK,
                        SLOW,
                        provider.ledger().entries(),
                        (long) outcome.kills() * (CONCURRENCY + AHEAD));
                assertThat(evidence.calls()).as("the service shows its calls").isPresent();
                assertThat(Reconciliation.of(evidence).problems()).isEmpty();
                assertThat(crashes.lost(evidence.judgements())).isEmpty();
                assertThat(differencesFromAnUninterruptedRun(client, run)).isEmpty();
            }
        }
    }

    private static List<Death> deaths(Random random) {
        List<Death> deaths = new ArrayList<>();
        for (CommitPoint point : CommitPoint.values()) {
            deaths.add(new Death.At(point, TIMES));
        }
        for (int i = 0; i < RANDOM_KILLS; i++) {
            deaths.add(new Death.Anytime(5 * CONCURRENCY));
        }
        Collections.shuffle(deaths, random);
        return deaths;
    }

    private static List<String> differencesFromAnUninterruptedRun(ServiceClient client, String run) throws Exception {
        client.resolveGold();
        String other = client.open();
        client.atRest(other, PATIENCE);
        return SameReport.differences(client.report(run), client.report(other));
    }
}
