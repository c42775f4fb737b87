package dev.assay.report.web;

import dev.assay.access.Caller;
import dev.assay.agreement.web.Measurements;
import dev.assay.run.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says why a page that rests on gold has nothing to show: the run is not over, since a half run is not peeked at, or has no gold. */
@ApplicationScoped
public class GoldGate {

    private final Measurements measurements;
    private final Caller caller;

    GoldGate(Measurements measurements, Caller caller) {
        this.measurements = measurements;
        this.caller = caller;
    }

    /**
     * The reason in sentences; empty where the page may be shown.
     *
     * @param whatFor why gold is needed, such as {@code only they say whether a clause was kept}
     */
    public Optional<String> whyNothing(Run run, String whatFor) {
        if (!run.state().isOver()) {
            return Optional.of("The run is " + run.state().word() + ". What judges said is shown when it is over.");
        }
        return measurements.goldOf(caller, run).isPresent()
                ? Optional.empty()
                : Optional.of("Evalset " + run.evalset() + " has no gold labels for rubric "
                        + run.rubric().id() + ", and " + whatFor + ". Import human labels and resolve them.");
    }
}
