package dev.assay.run.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What whoever starts paid work may spend on it. */
public final class BudgetOptions {

    @Option(names = "--budget", description = "The most that may be spent, in the judges' currency.")
    @Nullable BigDecimal budget;

    @Option(names = "--max-calls", description = "The most paid calls that may be made.")
    @Nullable Long maxCalls;

    /** Adds what was given to a request; nothing where nothing was. */
    public void addTo(ObjectNode request) {
        if (budget == null && maxCalls == null) {
            return;
        }
        ObjectNode most = request.putObject("budget");
        if (budget != null) {
            most.put("maxCost", budget);
        }
        if (maxCalls != null) {
            most.put("maxCalls", maxCalls);
        }
    }
}
