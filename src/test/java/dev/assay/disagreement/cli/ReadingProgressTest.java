package dev.assay.disagreement.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadingProgressTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    private static JsonNode reading(int done, int total) {
        return new ObjectMapper()
                .valueToTree(
                        java.util.Map.of("status", "reading", "texts", java.util.Map.of("done", done, "total", total)));
    }

    @Test
    void a_file_gets_a_line_at_every_tenth() {
        ReadingProgress progress = new ReadingProgress(out, ReadingProgress.Screen.FILE);

        // 1,240 of 8,000 are .155, 1,300 are .1625: both in the second tenth.
        progress.show(reading(0, 8_000));
        progress.show(reading(1_240, 8_000));
        progress.show(reading(1_300, 8_000));
        progress.end();

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("reading texts: 0 of 8,000", "reading texts: 1,240 of 8,000");
    }

    @Test
    void a_terminal_gets_one_line_that_is_written_over() {
        ReadingProgress progress = new ReadingProgress(out, ReadingProgress.Screen.TERMINAL);

        progress.show(reading(64, 600));
        progress.show(reading(128, 600));
        progress.end();

        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo("\rreading texts: 64 of 600 \rreading texts: 128 of 600 " + System.lineSeparator());
    }
}
