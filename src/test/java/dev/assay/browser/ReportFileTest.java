package dev.assay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.RunReport;
import dev.assay.report.SampleReports;
import dev.assay.report.web.Assets;
import dev.assay.report.web.ReportHtml;
import io.quarkiverse.web.bundler.runtime.Bundle;
import io.quarkus.qute.Engine;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens the self-contained report from disk, as somebody would who got it by mail. */
@QuarkusTest
@TestProfile(PagesProfile.class)
class ReportFileTest {

    private static final int MOST_BYTES = 1_500_000;

    /** Everything at once that somebody could plant in a name, a label or a rationale. */
    private static final String HOSTILE = String.join(
            " ",
            "<script>alert('script')</script>",
            "</script><script>alert('ended')</script>",
            "<img src=x onerror=alert('img')>",
            "\"><svg onload=alert('svg')>",
            "' autofocus onfocus='alert(1)",
            "<a href=\"javascript:alert('link')\">click</a>",
            "[click](javascript:alert('markdown'))",
            "<iframe src=\"https://evil.example/\"></iframe>",
            "<link rel=stylesheet href=https://evil.example/x.css>",
            "<style>@import url(https://evil.example/y.css)</style>",
            "{quarkus.http.host} {cdi:x} {#each} {{it}} ${x} {|x|}",
            "{b|rich} \u202Eevil\u202C \u200B\u2066\u0000 --> ]]>");

    private static Chromium chromium;

    @Inject
    Engine engine;

    @Inject
    Bundle bundle;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"320, LIGHT", "1280, DARK"})
    void does_nothing_that_hostile_text_asks_for(int width, Chromium.Scheme scheme) {
        String file = write("hostile", SampleReports.shortened(SampleReports.planted(HOSTILE)));

        try (Visit visit = chromium.visit(width, scheme).open(file)) {
            visit.page().waitForSelector(".chart svg");
            visit.page().keyboard().press("Tab");

            assertThat(visit.dialogs()).isEmpty();
            assertThat(visit.requests()).containsExactly(file);
            assertThat(visit.refusals()).isEmpty();
            assertThat(visit.complaints()).isEmpty();
            assertThat(visit.page().locator(".chart svg").count()).isEqualTo(6);
            assertThat(visit.page()
                            .locator("iframe, img, a[href^='javascript'], [onerror], [onload]")
                            .count())
                    .isZero();
            assertThat(visit.overflow()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"320, LIGHT", "768, DARK", "1280, LIGHT", "1280, DARK"})
    void can_be_read_by_everybody_at_every_width(int width, Chromium.Scheme scheme) {
        String file = write("short", SampleReports.shortened(SampleReports.catalogWhole()));

        try (Visit visit = chromium.visit(width, scheme).open(file)) {
            visit.page().waitForSelector(".chart svg");

            assertThat(visit.overflow()).isZero();
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.complaints()).isEmpty();
            assertThat(visit.refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"320, LIGHT", "400, DARK", "768, DARK", "1280, LIGHT", "1280, DARK"})
    void fits_every_window(int width, Chromium.Scheme scheme) {
        String file = write("catalog", SampleReports.catalog());

        try (Visit visit = chromium.visit(width, scheme).open(file)) {
            visit.page().waitForSelector(".chart svg");
            visit.screenshot("report-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));

            assertThat(visit.overflow()).isZero();
        }
    }

    @Test
    void stays_small_enough_to_send() throws IOException {
        write("catalog", SampleReports.catalog());

        assertThat(Files.size(Path.of("target", "reports", "catalog.html"))).isLessThan(MOST_BYTES);
    }

    @Test
    void draws_figures_as_text_that_can_be_read_out() {
        String file = write("catalog", SampleReports.catalog());

        try (Visit visit = chromium.visit(1280, Chromium.Scheme.LIGHT).open(file)) {
            visit.page().waitForSelector(".chart svg");

            assertThat(visit.page().locator(".chart").first().textContent())
                    .contains("synthetic-good", "0.78 [0.72, 0.84]", "undefined", "514");
            assertThat(visit.page().locator(".chart").first().getAttribute("aria-label"))
                    .contains("synthetic-good agrees with the auditors at κ 0.78");
        }
    }

    @Test
    void shows_another_measure_and_other_slices_by_keyboard() {
        String file = write("catalog", SampleReports.catalog());

        try (Visit visit = chromium.visit(1280, Chromium.Scheme.LIGHT).open(file)) {
            var figure = visit.page().locator("figure.forest").first();
            figure.locator("[data-by]").focus();
            visit.page().keyboard().type("annotator");

            assertThat(figure.locator("[data-slices-title]").textContent()).isEqualTo("synthetic-good, by annotator");
            assertThat(figure.locator("[data-chart=slices]").textContent()).contains("u_01", "u_06");

            figure.locator("[data-measure]").selectOption("2");
            assertThat(figure.locator("[data-chart=judges]").textContent()).contains("share of equal labels", "0.87");
            assertThat(figure.locator("[data-band-legend]").isVisible()).isFalse();
        }
    }

    @Test
    void switches_matrix_cells_to_shares() {
        String file = write("catalog", SampleReports.catalog());

        try (Visit visit = chromium.visit(1280, Chromium.Scheme.LIGHT).open(file)) {
            var cell = visit.page().locator("td.diagonal").first();
            assertThat(cell.innerText()).isEqualTo("260");

            visit.page().getByText("share of the gold label").click();

            // 260 of 377 gold labels
            assertThat(cell.innerText()).isEqualTo("69\u00a0%");
        }
    }

    @Test
    void turns_dark_by_choice_and_redraws_its_charts() {
        String file = write("catalog", SampleReports.catalog());

        try (Visit visit = chromium.visit(1280, Chromium.Scheme.LIGHT).open(file)) {
            visit.page().waitForSelector(".chart svg");
            Object before = visit.page().evaluate("getComputedStyle(document.body).backgroundColor");
            String drawn = visit.page().locator(".chart").first().innerHTML();

            visit.page()
                    .getByText("Dark", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                    .click();

            assertThat(visit.page().evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isNotEqualTo(before);
            assertThat(visit.page().locator(".chart").first().innerHTML()).isNotEqualTo(drawn);
        }
    }

    @Test
    void prints_light_and_whole() {
        String file = write("catalog", SampleReports.catalog());

        try (Visit visit = chromium.visit(1280, Chromium.Scheme.DARK).open(file)) {
            visit.page().waitForSelector(".chart svg");
            visit.page()
                    .emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                            .setMedia(com.microsoft.playwright.options.Media.PRINT));
            visit.page().evaluate("dispatchEvent(new Event('beforeprint'))");

            assertThat(visit.page().evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            assertThat(visit.page().locator("details:not([open])").count()).isZero();
            assertThat(visit.page().locator("[data-theme-switch]").isVisible()).isFalse();
            visit.screenshot("report-print");
        }
    }

    @Test
    void remains_a_report_without_script() throws IOException {
        Path withoutScript = Path.of("target", "reports", "without-script.html");
        String html = Files.readString(Path.of(java.net.URI.create(write("catalog", SampleReports.catalog()))));
        // a browser that runs no script: the policy names no hash that fits
        Files.writeString(withoutScript, html.replaceFirst("sha256-[^&']+", "sha256-AAAA"));

        try (Visit visit = chromium.visit(768, Chromium.Scheme.LIGHT).open(address(withoutScript))) {
            assertThat(visit.page().locator("figcaption").first().innerText()).contains("κ 0.78 [0.72, 0.84]");
            assertThat(visit.page().locator("[data-table] table").first().isVisible())
                    .isTrue();
            assertThat(visit.page().locator("[data-controls]").first().isVisible())
                    .isFalse();
            assertThat(visit.overflow()).isZero();
        }
    }

    private String write(String name, RunReport report) {
        Path file = Path.of("target", "reports", name + ".html");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, new ReportHtml(engine, Assets.inline(bundle), "http://localhost:8080").of(report));
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
        return address(file);
    }

    private static String address(Path file) {
        return file.toAbsolutePath().toUri().toString();
    }
}
