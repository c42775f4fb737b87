package dev.assay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo prints the same figures everywhere, and the README shows what it prints. */
class DemoIT {

    @TempDir
    Path folder;

    @Test
    void prints_the_report_that_the_readme_shows() throws Exception {
        PackagedAssay assay = new PackagedAssay(folder.resolve("data"), Map.of("ASSAY_PORT", "0"));

        PackagedAssay.Result demo = assay.run("demo", "--exit");

        assertThat(demo.exitCode()).as(demo.err()).isZero();
        List<String> printed = demo.out().lines().map(String::strip).toList();
        List<String> shown = shownInReadme();
        assertThat(shown).hasSizeGreaterThan(8);
        assertThat(printed).containsAll(shown);
    }

    /** The lines of the README's block of output, without the gaps and the command. */
    private static List<String> shownInReadme() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```text\n$ ./assay demo --exit\n");
        assertThat(start).isPositive();
        String block = readme.substring(start, readme.indexOf("\n```\n", start + 8));
        return block.lines()
                .skip(2)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals("…"))
                .toList();
    }
}
