package dev.assay.disagreement.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** Says how many texts the service has read: on a terminal in one line, elsewhere at every tenth. */
final class ReadingProgress {

    /** Whether a line can be written over. */
    enum Screen {
        TERMINAL,
        FILE
    }

    private static final int STEPS = 10;

    private final PrintStream out;
    private final Screen screen;
    private long lastStep = -1;
    private boolean isOpen;

    ReadingProgress(PrintStream out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    /** @param answer that says {@code reading} */
    void show(JsonNode answer) {
        long done = answer.path("texts").path("done").asLong();
        long total = Math.max(1, answer.path("texts").path("total").asLong());
        String line = String.format(Locale.ROOT, "reading texts: %,d of %,d", done, total);
        if (screen == Screen.TERMINAL) {
            out.print("\r" + line + " ");
            isOpen = true;
        } else if (done * STEPS / total != lastStep) {
            lastStep = done * STEPS / total;
            out.println(line);
        }
        out.flush();
    }

    /** Ends the line. */
    void end() {
        if (isOpen) {
            out.println();
        }
    }
}
