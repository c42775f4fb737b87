package dev.assay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.documentation.Pages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial's commands, one after the other as they stand there. */
class TutorialIT {

    @TempDir
    Path folder;

    @Test
    void leads_from_two_tables_to_a_gated_release() throws Exception {
        String script = Pages.blocks(Path.of("docs/tutorial.md"), "sh").stream()
                .map(Pages.Block::text)
                .collect(Collectors.joining("\n", "set -eu\ncode=0\n", "\n"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        Path launcher = folder.resolve("assay");
        Files.writeString(launcher, "#!/bin/sh\nexec '" + java + "' -jar '" + jar + "' \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Path log = folder.resolve("tutorial.log");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("ASSAY_PORT", "0");

        Process process = builder.start();

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).contains("· FAIL", "· PASS", "certificate cert_");
        assertThat(folder.resolve("gate.xml")).content().contains("<testcase");
        assertThat(folder.resolve("gate.md")).content().contains("tone-errors");
    }
}
