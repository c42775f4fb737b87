package dev.assay.reliability;

import dev.assay.provider.ProviderStub;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One run through many deaths of its service: at commit points and at random moments. Every process but the last is
 * killed, the next takes the run up from the same data directory.
 */
public final class Crashes {

    private static final Duration LONGEST_LEG = Duration.ofMinutes(5);

    /** A look costs the service time; it may take a tenth of it. */
    private static final int REST_AFTER_A_LOOK = 9;

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
     * @param inFlight calls that the provider had not answered when the killed processes died
     * @param shown judgements that were seen before a death
     */
    public record Outcome(List<String> problems, int kills, int inFlight, int shown, String run) {}

    /** Opens a run and lets the service die these deaths; the next process can then finish the run. */
    public Outcome die(List<Death> deaths) throws IOException, InterruptedException {
        String run = "";
        for (Death death : deaths) {
            Map<String, String> environment = death instanceof Death.At at
                    ? Map.of(CommitPoint.VARIABLE, at.point().word() + ":" + at.times())
                    : Map.of();
            try (ServiceProcess service = launch.start(environment)) {
                run = die(service, death, run);
            }
        }
        return new Outcome(List.copyOf(problems), kills, inFlightAtKills, witness.size(), run);
    }

    /** Compares what had been shown before the deaths with what is there at the end. */
    public List<String> lost(List<JudgementRow> atTheEnd) {
        return witness.missing(atTheEnd);
    }

    private String die(ServiceProcess service, Death death, String known) throws IOException, InterruptedException {
        int calls = provider.ledger().size();
        int until = calls + (death instanceof Death.Anytime anytime ? 1 + random.nextInt(anytime.mostCalls()) : 0);
        Optional<ServiceClient> client = service.client();
        String run = known;
        try {
            if (client.isPresent()) {
                run = known.isEmpty() ? client.get().open() : known;
                witness.saw(client.get().judgements(run));
                watch(service, client.get(), run, death, until);
            }
        } catch (IOException | IllegalStateException gone) {
            if (death instanceof Death.Anytime) {
                throw gone;
            }
        }
        if (death instanceof Death.Anytime) {
            Thread.sleep(random.nextInt(20));
            inFlightAtKills += provider.ledger().inFlight();
            service.kill();
            kills++;
        } else if (service.isAlive()) {
            problems.add(death + " was not died");
            service.kill();
        } else {
            if (service.exitCode() != CommitPoint.EXIT_CODE) {
                problems.add(death + " ended with exit code " + service.exitCode() + ":\n" + service.output());
            }
            kills++;
        }
        return run.isEmpty() ? orphan() : run;
    }

    /** Looks at the judgements until the process is dead or it is time to kill it. */
    private void watch(ServiceProcess service, ServiceClient client, String run, Death death, int until)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_LEG.toNanos();
        long nextLook = System.nanoTime();
        while (service.isAlive() && System.nanoTime() < deadline) {
            if (death instanceof Death.Anytime && provider.ledger().size() >= until) {
                return;
            }
            if (System.nanoTime() >= nextLook) {
                witness.saw(client.judgements(run));
                if (client.run(run).isAtRest()) {
                    if (death instanceof Death.Anytime) {
                        problems.add("the run was over before " + death);
                    }
                    return;
                }
                nextLook = System.nanoTime() + REST_AFTER_A_LOOK * (System.nanoTime() - nextLook);
            }
            Thread.sleep(1);
        }
    }

    /** The run whose process died before it could say its id. */
    private String orphan() throws IOException, InterruptedException {
        try (ServiceProcess service = launch.started()) {
            return service.client().orElseThrow().onlyRun().id();
        }
    }
}
