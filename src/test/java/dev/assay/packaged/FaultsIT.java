package dev.assay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.provider.Behaviour;
import dev.assay.provider.Fate;
import dev.assay.provider.Faults;
import dev.assay.provider.LedgerTotals;
import dev.assay.provider.ProviderStub;
import dev.assay.reliability.Reconciliation;
import dev.assay.reliability.ServiceClient;
import dev.assay.reliability.ServiceProcess;
import dev.assay.reliability.Work;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that limits, breaks and babbles changes no label, and is not called more than it has to be. */
class FaultsIT {

    private static final Work WORK = Work.of(300, 32);
    private static final Behaviour BEHAVIOUR =
            Behaviour.PROMPT.withLatency(Duration.ofMillis(20)).withFaults(Faults.MIX);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void scores_everything_as_without_faults() throws Exception {
        try (ProviderStub provider = ProviderStub.start(BEHAVIOUR)) {
            WORK.writeTo(folder.resolve("content"), provider.baseUrl(), BEHAVIOUR);
            try (ServiceProcess service =
                    ServiceProcess.Launch.quick(folder, provider).started()) {
                ServiceClient client = service.client().orElseThrow();

                String run = client.open();
                client.atRest(run, PATIENCE);

                LedgerTotals seen = provider.ledger().totals();
                assertThat(Reconciliation.of(Reconciliation.evidence(
                                        client,
                                        run,
                                        WORK,
                                        BEHAVIOUR,
                                        provider.ledger().entries(),
                                        0))
                                .problems())
                        .isEmpty();
                assertThat(seen.of(Fate.RATE_LIMITED)).isPositive();
                assertThat(seen.of(Fate.SERVER_ERROR)).isPositive();
                assertThat(seen.of(Fate.MALFORMED)).isPositive();
                // every fault costs one call and no more: 300 answers and as many calls as there were faults
                assertThat(seen.requests())
                        .isEqualTo(WORK.items()
                                + seen.of(Fate.RATE_LIMITED)
                                + seen.of(Fate.SERVER_ERROR)
                                + seen.of(Fate.MALFORMED));
            }
        }
    }
}
