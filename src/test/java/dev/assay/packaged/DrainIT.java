package dev.assay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.provider.Behaviour;
import dev.assay.provider.ProviderStub;
import dev.assay.reliability.CallRow;
import dev.assay.reliability.Reconciliation;
import dev.assay.reliability.ServiceClient;
import dev.assay.reliability.ServiceProcess;
import dev.assay.reliability.Work;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is asked to stop stores what is in flight, makes no further call, and leaves the rest to the next. */
class DrainIT {

    private static final int CONCURRENCY = 8;
    private static final int ITEMS = 150;
    private static final Work WORK = Work.of(ITEMS, CONCURRENCY);
    private static final Behaviour SLOW = Behaviour.PROMPT.withLatency(Duration.ofMillis(300));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void pays_for_nothing_twice() throws Exception {
        try (ProviderStub provider = ProviderStub.start(SLOW)) {
            WORK.writeTo(folder.resolve("content"), provider.baseUrl(), SLOW);
            ServiceProcess.Launch launch = ServiceProcess.Launch.quick(folder, provider);
            String run;
            try (ServiceProcess service = launch.started()) {
                ServiceClient client = service.client().orElseThrow();
                run = client.open();
                while (provider.ledger().size() < 3 * CONCURRENCY) {
                    Thread.sleep(5);
                }
                service.stop();
            }
            int seen = provider.ledger().size();

            provider.configure(Behaviour.PROMPT);
            try (ServiceProcess service = launch.started()) {
                ServiceClient client = service.client().orElseThrow();
                client.atRest(run, PATIENCE);

                Reconciliation.Evidence evidence = Reconciliation.evidence(
                        client, run, WORK, SLOW, provider.ledger().entries(), 0);
                assertThat(seen).as("the run was stopped in its middle").isLessThan(ITEMS);
                assertThat(Reconciliation.of(evidence).problems()).isEmpty();
                assertThat(provider.ledger().size()).isEqualTo(ITEMS);
                assertThat(evidence.calls().orElseThrow())
                        .extracting(CallRow::state)
                        .doesNotContain(CallRow.OUTCOME_UNKNOWN, "intended", "void");
            }
        }
    }
}
