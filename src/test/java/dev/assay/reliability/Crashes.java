package dev.assay.reliability;

import dev.assay.provider.ProviderStub;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * One run through many deaths of its service: at commit points and at random moments. Every process but the last is
 * killed, the next takes the run up from the same data directory.
 */
public final class Crashes {

    private static final Duration LONGEST_LEG = Duration.ofMinutes(5);

    /** A look costs the service time; it may take a tenth of it. */
    private static final int REST_AFTER_A_LOOK = 9;

    private static final Duration A_MOMENT = Duration.ofSeconds(10);
    private static final int MOST_MILLIS_MORE = 20;

    private final ServiceProcess.Launch launch;
    private final ProviderStub provider;
    private final RandomGenerator random;
    private final Witness witness = new Witness();
    private final List<String> problems = new ArrayList<>();
    private int kills;
    private int inFlightAtKills;

    /** @param random when the random kills come */
    public Crashes(ServiceProcess.Launch launch, ProviderStub provider, RandomGenerator random) {
        this.launch = launch;
        this.provider = provider;
        this.random = random;
    }

    /** A death to die. */
    public sealed interface Death {

        /** At the nth time that a process comes to a commit point. */
        record At(CommitPoint point, int times) implements Death {}

        /** At a random moment, after at least one and at most so many further calls. */
        record Anytime(int mostCalls) implements Death {}
    }

    /**
     * What came of it.
     *
     * @param problems verdicts that were lost, deaths that were not died
     * @param inFlight calls that the provider had not answered when processes were killed at random
     * @param shown judgements that were seen before a death
     */
    public record Outcome(List<String> problems, int kills, int inFlight, int shown) {}

    /**
     * Opens the only run there is and lets the service die these deaths; the next process finishes the run. A process
     * goes on with the run before it listens, so the provider has to be slow enough for something to be left.
     */
    public Outcome die(List<Death> deaths) throws IOException, InterruptedException {
        for (Death death : deaths) {
            if (death instanceof Death.At at) {
                dieAt(at);
            } else if (death instanceof Death.Anytime anytime) {
                dieAnytime(anytime);
            }
        }
        return new Outcome(List.copyOf(problems), kills, inFlightAtKills, witness.size());
    }

    /** Compares what had been shown before the deaths with what is there at the end. */
    public List<String> lost(List<JudgementRow> atTheEnd) {
        return witness.missing(atTheEnd);
    }

    private void dieAt(Death.At death) throws IOException, InterruptedException {
        String order = death.point().word() + ":" + death.times();
        try (ServiceProcess service = launch.start(Map.of(CommitPoint.VARIABLE, order))) {
            try {
                Optional<ServiceClient> client = service.client();
                if (client.isPresent()) {
                    watch(service, client.get(), () -> false);
                }
            } catch (IOException | IllegalStateException asItDies) {
                service.dies(A_MOMENT);
            }
            if (service.isAlive()) {
                problems.add("the run was over before " + death);
            } else if (service.exitCode() != CommitPoint.EXIT_CODE) {
                problems.add(death + " had exit code " + service.exitCode() + ":\n" + service.output());
            }
            kills++;
        }
    }

    private void dieAnytime(Death.Anytime death) throws IOException, InterruptedException {
        try (ServiceProcess service = launch.started()) {
            ServiceClient client = service.client().orElseThrow();
            int until = provider.ledger().size() + 1 + random.nextInt(death.mostCalls());
            boolean isOver = !watch(service, client, () -> provider.ledger().size() >= until);
            if (isOver) {
                problems.add("the run was over before " + death);
            }
            witness.saw(client.judgements(client.anyRun().orElseThrow().id()));
            Thread.sleep(random.nextInt(MOST_MILLIS_MORE));
            inFlightAtKills += provider.ledger().inFlight();
            service.kill();
            kills++;
        }
    }

    /** Looks at the judgements until the process dies or it is time; false when the run was over before. */
    private boolean watch(ServiceProcess service, ServiceClient client, BooleanSupplier isTime)
            throws IOException, InterruptedException {
        String run = client.anyRun().isPresent() ? client.anyRun().get().id() : client.open();
        long deadline = System.nanoTime() + LONGEST_LEG.toNanos();
        long nextLook = System.nanoTime();
        while (service.isAlive() && !isTime.getAsBoolean()) {
            long now = System.nanoTime();
            if (now >= nextLook) {
                if (client.run(run).isAtRest()) {
                    return false;
                }
                witness.saw(client.judgements(run));
                nextLook = System.nanoTime() + REST_AFTER_A_LOOK * (System.nanoTime() - now);
            }
            if (now > deadline) {
                throw new IllegalStateException("no death within " + LONGEST_LEG);
            }
            Thread.sleep(1);
        }
        return true;
    }
}
