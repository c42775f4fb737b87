package dev.assay.run.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.edge.cli.CommandFailure;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import java.io.PrintStream;
import java.util.Set;

/** Follows a run to its end and says on standard error how it goes. */
public final class RunProgress {

    private static final Set<String> MOVING = Set.of("queued", "running");
    private static final long PACE_MILLIS = 200;
    private static final int BAR = 30;

    private final ServiceClient client;
    private final PrintStream out;
    private final boolean isTerminal = System.console() != null;
    private long lastShown = -1;

    public RunProgress(ServiceClient client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /** The run's last state: over, or paused. */
    public JsonNode follow(String id) {
        JsonNode run = client.get("/v1/runs/" + ServiceClient.encode(id));
        while (MOVING.contains(run.path("status").asText())) {
            show(run);
            pause();
            run = client.get("/v1/runs/" + ServiceClient.encode(id));
        }
        show(run);
        if (isTerminal) {
            out.println();
        }
        return run;
    }

    private void show(JsonNode run) {
        JsonNode progress = run.path("progress");
        long total = Math.max(1, progress.path("total").asLong());
        long done = total - progress.path("pending").asLong();
        long percent = done * 100 / total;
        if (isTerminal) {
            int filled = (int) (done * BAR / total);
            out.print("\r" + "█".repeat(filled) + "░".repeat(BAR - filled) + " " + done + " of " + total + " judgements"
                    + cost(run) + eta(run) + "  ");
        } else if (percent / 25 != lastShown / 25 || lastShown < 0) {
            out.println(done + " of " + total + " judgements" + cost(run) + eta(run));
        }
        lastShown = percent;
    }

    /** What was spent so far and may be spent, where anything costs. */
    private static String cost(JsonNode run) {
        JsonNode most = run.path("budget").path("maxCost");
        if (!run.has("currency")) {
            return "";
        }
        return ", " + run.path("cost").decimalValue().toPlainString()
                + (most.isNumber() ? " of " + most.decimalValue().toPlainString() : "") + " "
                + run.path("currency").asText();
    }

    private static String eta(JsonNode run) {
        return run.has("etaSeconds") ? ", about " + run.path("etaSeconds").asLong() + " s left" : "";
    }

    private static void pause() {
        try {
            Thread.sleep(PACE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted; the run goes on where it is");
        }
    }
}
