package dev.assay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.provider.Behaviour;
import dev.assay.provider.ProviderStub;
import dev.assay.reliability.Work;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probe command against a stub that answers by the item's name alone, whatever the work says. */
class ProbeIT {

    private static final Work WORK = Work.of(12, 4);

    @TempDir
    Path folder;

    @Test
    void prints_rates_of_zero_with_an_interval_and_says_what_they_do_not_prove() throws Exception {
        try (ProviderStub provider = ProviderStub.start(Behaviour.PROMPT)) {
            PackagedAssay.Result probe = probe(provider, "--family", "naive", "--family", "copy");

            assertThat(probe.exitCode()).as(probe.err()).isZero();
            assertThat(probe.out())
                    .contains("chat on 12 items of work, work@1.0.0, run run_")
                    .containsPattern("naive +attack +\\d+ +0\\.00 \\[0\\.00, 0\\.[1-9]\\d\\] +0")
                    .containsPattern("copy +neutral +12 +0\\.00 \\[0\\.00, 0\\.24\\] +0")
                    .containsPattern("attack success rate 0\\.00 .*, n \\d+ of 72 attacks")
                    .contains("it does not prove resistance.");
        }
    }

    @Test
    void exits_4_where_the_budget_ends_before_the_probes() throws Exception {
        try (ProviderStub provider = ProviderStub.start(Behaviour.PROMPT)) {
            PackagedAssay.Result probe = probe(provider, "--family", "naive", "--max-calls", "5");

            assertThat(probe.exitCode()).isEqualTo(4);
            assertThat(probe.err()).contains("is paused (budget); assay run --resume run_");
        }
    }

    @Test
    void exits_2_for_a_family_that_does_not_exist() throws Exception {
        try (ProviderStub provider = ProviderStub.start(Behaviour.PROMPT)) {
            PackagedAssay.Result probe = probe(provider, "--family", "bribery");

            assertThat(probe.exitCode()).isEqualTo(2);
            assertThat(probe.err())
                    .contains("no family of probes is called bribery")
                    .contains("hint: There are: authority");
        }
    }

    private PackagedAssay.Result probe(ProviderStub provider, String... more) throws IOException, InterruptedException {
        Path content = folder.resolve("content");
        WORK.writeTo(content, provider.baseUrl(), Behaviour.PROMPT);
        Path probes = Files.createDirectories(content.resolve("probes"));
        try (Stream<Path> files = Files.list(Path.of("probes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, probes.resolve(file.getFileName()));
            }
        }
        URI address = URI.create(provider.baseUrl());
        PackagedAssay assay = new PackagedAssay(
                folder.resolve("data"),
                Map.of(
                        "ASSAY_CONTENT_DIR",
                        content.toString(),
                        "ASSAY_EGRESS_ALLOW",
                        address.getHost() + ":" + address.getPort()));
        List<String> command = new java.util.ArrayList<>(
                List.of("judge", "probe", Work.JUDGE, "--evalset", Work.NAME, "--rubric", Work.NAME));
        command.addAll(List.of(more));
        return assay.run(command.toArray(String[]::new));
    }
}
