package dev.assay.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as its users meet it: exit codes, and one clear line for whatever is wrong. */
class CommandLineIT {

    @TempDir
    Path folder;

    @Test
    void lint_says_every_problem_of_a_rubric_with_line_and_column_and_exits_2() throws Exception {
        Path rubric = folder.resolve("bad.yaml");
        Files.writeString(rubric, """
                id: bad
                version: 1.0
                title: Bad
                inputs: [input]
                criteria:
                  - id: c
                    question: Good?
                    scale: {type: ordinal, labels: [a, a], passing: [z]}
                    wieght: 2
                """);

        PackagedAssay.Result lint = assay(Map.of()).run("rubric", "lint", rubric.toString());

        assertThat(lint.exitCode()).isEqualTo(2);
        assertThat(lint.out().lines().toList())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(line -> line.startsWith(rubric + ":"));
        assertThat(lint.out()).contains(":2:").contains(":9:").contains("weight");
    }

    @Test
    void lint_of_the_bundled_files_is_clean() throws Exception {
        PackagedAssay.Result rubrics = assay(Map.of()).run("rubric", "lint", "rubrics/catalog-listing.yaml");
        PackagedAssay.Result gates = assay(Map.of()).run("gate", "lint", "gates/catalog-listings-release.yaml");

        assertThat(rubrics.exitCode()).as(rubrics.out()).isZero();
        assertThat(gates.exitCode()).as(gates.out()).isZero();
    }

    @Test
    void a_used_port_is_one_clear_line_and_exit_2() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            PackagedAssay.Result serve = assay(Map.of("ASSAY_PORT", Integer.toString(taken.getLocalPort())))
                    .run("serve");

            assertThat(serve.exitCode()).isEqualTo(2);
            assertThat(serve.err()).contains("port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void a_database_address_that_would_lose_commits_is_refused() throws Exception {
        PackagedAssay.Result serve = assay(Map.of(
                        "ASSAY_DB_URL",
                        "jdbc:h2:file:" + folder.resolve("db") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "ASSAY_PORT",
                        "0"))
                .run("serve");

        assertThat(serve.exitCode()).isEqualTo(2);
        assertThat(serve.err()).contains("WRITE_DELAY=0");
    }

    @Test
    void a_public_address_without_a_key_is_refused() throws Exception {
        PackagedAssay.Result serve =
                assay(Map.of("ASSAY_HOST", "0.0.0.0", "ASSAY_PORT", "0")).run("serve");

        assertThat(serve.exitCode()).isEqualTo(2);
        assertThat(serve.err()).contains("ASSAY_ADMIN_KEY");
    }

    @Test
    void bad_content_is_listed_line_by_line_before_anything_starts() throws Exception {
        Files.createDirectories(folder.resolve("content/judges"));
        Files.writeString(folder.resolve("content/judges/a.yaml"), "id: a\nkind: chat\napiKey: sk-123456789012\n");

        PackagedAssay.Result serve = assay(
                        Map.of("ASSAY_CONTENT_DIR", folder.resolve("content").toString(), "ASSAY_PORT", "0"))
                .run("serve");

        assertThat(serve.exitCode()).isEqualTo(2);
        assertThat(serve.err()).contains("a.yaml:3:").doesNotContain("sk-123456789012");
    }

    @Test
    void no_service_at_the_address_is_exit_3() throws Exception {
        PackagedAssay.Result report = assay(Map.of()).run("report", "run_x", "--server", "http://127.0.0.1:9");

        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.err()).contains("no service answers at http://127.0.0.1:9");
    }

    private PackagedAssay assay(Map<String, String> environment) {
        return new PackagedAssay(folder.resolve("data"), environment);
    }
}
