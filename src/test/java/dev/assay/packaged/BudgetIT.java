package dev.assay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.provider.Behaviour;
import dev.assay.provider.ProviderStub;
import dev.assay.reliability.Capped;
import dev.assay.reliability.ServiceProcess;
import dev.assay.reliability.Work;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cap on cost is never passed, and a run that it stopped goes on when it is raised. */
class BudgetIT {

    private static final Work WORK = Work.of(200, 16);
    private static final Behaviour BEHAVIOUR = Behaviour.PROMPT.withLatency(Duration.ofMillis(20));

    @TempDir
    Path folder;

    @Test
    void stops_below_its_cap_and_goes_on_when_that_is_raised() throws Exception {
        try (ProviderStub provider = ProviderStub.start(BEHAVIOUR)) {
            WORK.writeTo(folder.resolve("content"), provider.baseUrl(), BEHAVIOUR);
            try (ServiceProcess service =
                    ServiceProcess.Launch.quick(folder, provider).started()) {

                Capped capped = Capped.run(service.client().orElseThrow(), provider, WORK, BEHAVIOUR);

                assertThat(capped.problems()).isEmpty();
                assertThat(capped.mostMicros()).isBetween(1L, capped.capMicros());
            }
        }
    }
}
