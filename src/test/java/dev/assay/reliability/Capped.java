package dev.assay.reliability;

import dev.assay.provider.Behaviour;
import dev.assay.provider.LedgerTotals;
import dev.assay.provider.ProviderStub;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that may spend a third of what it needs, until it is given enough.
 *
 * @param mostMicros the most that was seen spent and reserved before the cap was raised
 * @param providerMicros what the provider's usage cost by then
 * @param problems whatever does not add up, in words
 */
public record Capped(long capMicros, long mostMicros, long providerMicros, List<String> problems) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PACE = Duration.ofMillis(10);

    /** A token is rarely shorter than four bytes; a prompt of this work has about 2,400. */
    private static final long ROUGH_MICROS_AN_ITEM = 330;

    /** Runs it; the provider has been asked nothing before. */
    public static Capped run(ServiceClient service, ProviderStub provider, Work work, Behaviour behaviour)
            throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        long cap = work.items() * ROUGH_MICROS_AN_ITEM / 3;
        String id = service.open(cap);
        long most = 0;
        RunStatus run = service.run(id);
        while (!run.isAtRest()) {
            most = Math.max(most, run.costMicros() + run.reservedMicros());
            Thread.sleep(PACE.toMillis());
            run = service.run(id);
        }
        most = Math.max(most, run.costMicros() + run.reservedMicros());
        if (!run.status().equals("paused") || !run.statusReason().equals("budget")) {
            problems.add("the run is " + run.status() + ", '" + run.statusReason() + "', not paused for its budget");
        }
        if (run.scored() == 0 || run.pending() == 0) {
            problems.add("under the cap " + run.scored() + " were scored and " + run.pending() + " left");
        }
        long atProvider = micros(provider.ledger().totals());
        if (most > cap || atProvider > cap) {
            problems.add("of " + cap + " micros " + most + " were spent, " + atProvider + " at the provider");
        }
        if (run.reservedMicros() != 0) {
            problems.add("paused with " + run.reservedMicros() + " micros reserved");
        }
        service.changeBudget(id, work.items() * ROUGH_MICROS_AN_ITEM * 100);
        service.resume(id);
        service.atRest(id, PATIENCE);
        problems.addAll(Reconciliation.of(Reconciliation.evidence(
                        service, id, work, behaviour, provider.ledger().entries(), 0))
                .problems());
        return new Capped(cap, most, atProvider, List.copyOf(problems));
    }

    private static long micros(LedgerTotals totals) {
        return (long)
                Math.ceil(totals.promptTokens() * Work.INPUT_MICROS + totals.completionTokens() * Work.OUTPUT_MICROS);
    }
}
