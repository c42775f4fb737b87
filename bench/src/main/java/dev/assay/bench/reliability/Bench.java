package dev.assay.bench.reliability;

import dev.assay.provider.Behaviour;
import dev.assay.provider.ProviderStub;
import dev.assay.reliability.Reconciliation;
import dev.assay.reliability.RunStatus;
import dev.assay.reliability.ServiceClient;
import dev.assay.reliability.ServiceProcess;
import dev.assay.reliability.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A provider, the service, and some work for both. */
final class Bench implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration PACE = Duration.ofMillis(100);

    private final Work work;
    private final ProviderStub provider;
    private final ServiceProcess service;
    private final ServiceClient client;
    private final Path folder;
    private Behaviour behaviour;

    private Bench(Work work, Behaviour behaviour, ProviderStub provider, ServiceProcess service, Path folder)
            throws IOException, InterruptedException {
        this.work = work;
        this.behaviour = behaviour;
        this.provider = provider;
        this.service = service;
        this.folder = folder;
        this.client = service.client().orElseThrow();
    }

    /** Starts both. */
    static Bench of(Work work, Behaviour behaviour, String... jvm) throws IOException, InterruptedException {
        Path folder = Work.freshFolder("bench");
        ProviderStub provider = ProviderStub.start(behaviour);
        work.writeTo(folder.resolve("content"), provider.baseUrl(), behaviour);
        return new Bench(
                work, behaviour, provider, launch(folder, provider, jvm).started(), folder);
    }

    static ServiceProcess.Launch launch(Path folder, ProviderStub provider, String... jvm) {
        return ServiceProcess.Launch.of(folder, provider, List.of(jvm));
    }

    /**
     * What one run took.
     *
     * @param wall from just before POST /v1/runs to the run's finishedAt, both on this machine's clock
     * @param cpu of the service's process
     */
    record Measured(RunStatus run, Duration wall, Duration cpu) {

        double seconds() {
            return wall.toNanos() / 1e9;
        }
    }

    /** Makes one run and measures it; the provider has forgotten what it saw before. */
    Measured run() throws IOException, InterruptedException {
        provider.reset(behaviour);
        Duration before = service.cpu();
        Instant asked = Instant.now();
        RunStatus run = client.atRest(client.open(), PATIENCE, PACE);
        Duration cpu = service.cpu().minus(before);
        return new Measured(run, Duration.between(asked, run.finishedAt().orElseGet(Instant::now)), cpu);
    }

    /** Reconciles a run, prints whatever does not add up, and says how much that is. */
    int problems(Measured measured) throws IOException, InterruptedException {
        Reconciliation reconciliation = Reconciliation.of(Reconciliation.evidence(
                client, measured.run().id(), work, behaviour, provider.ledger().entries(), 0));
        reconciliation.problems().stream().limit(10).forEach(problem -> System.out.println("  - " + problem));
        return reconciliation.problems().size();
    }

    void behave(Behaviour changed) {
        behaviour = changed;
    }

    ProviderStub provider() {
        return provider;
    }

    ServiceProcess service() {
        return service;
    }

    ServiceClient client() {
        return client;
    }

    @Override
    public void close() throws IOException {
        service.close();
        provider.close();
        Folders.delete(folder);
    }
}
