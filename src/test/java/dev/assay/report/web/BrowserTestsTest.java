package dev.assay.report.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrowserTestsTest {

    @Test
    void are_part_of_the_build_wherever_there_is_a_browser() {
        assumeThat(Files.exists(Path.of("/usr/bin/chromium")))
                .as("no /usr/bin/chromium, so the browser tests are left out; install it to run them")
                .isTrue();

        assertThatCode(() -> Class.forName("dev.assay.browser.ReportFileTest")).doesNotThrowAnyException();
    }
}
