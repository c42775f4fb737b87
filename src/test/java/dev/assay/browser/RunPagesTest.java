package dev.assay.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.assay.web.BundledReleases;
import dev.assay.web.ParcelHouse;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of a run that people work on: clusters, conventions, workbench. */
@QuarkusTest
class RunPagesTest {

    private static Chromium chromium;
    private static @Nullable ParcelHouse built;

    @TestHTTPResource
    URI root;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({
        "clusters, 320, DARK",
        "clusters, 768, LIGHT",
        "clusters, 1280, DARK",
        "conventions, 320, LIGHT",
        "conventions, 1280, DARK",
        "workbench, 320, LIGHT",
        "workbench, 1280, DARK"
    })
    void works_under_the_strict_policy(String name, int width, Chromium.Scheme scheme) {
        String run = name.equals("conventions") ? BundledReleases.loaded().run() : house().run();
        try (Visit visit = chromium.visit(width, scheme).open(address("/runs/" + run + "/" + name))) {
            visit.page().waitForSelector("[data-theme-switch]:not([hidden])");
            visit.screenshot(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));

            assertThat(visit.refusals()).isEmpty();
            assertThat(visit.complaints()).isEmpty();
            assertThat(visit.dialogs()).isEmpty();
            assertThat(visit.requests()).allMatch(asked -> asked.startsWith(root.toString()));
            assertThat(visit.overflow()).isZero();
            assertThat(visit.barriers()).isEmpty();
        }
    }

    @Test
    void a_cluster_is_decided_by_keyboard_alone_and_the_page_shows_it() {
        ParcelHouse own = ParcelHouse.often();
        try (Visit visit = open("/runs/" + own.run() + "/clusters")) {
            Page page = visit.page();
            page.waitForSelector("[data-keys-hint]:not([hidden])");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page.locator(".card-items[open]").count()).isEqualTo(1);
            page.keyboard().press("c");
            assertThat(page.evaluate("document.activeElement.name")).isEqualTo("cause");
            page.locator("[data-decide]").first().locator("[name=cause]").selectOption("gold_suspect");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().type("j is a letter here");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            awaitText(page, "[data-decided]", "Kept.");

            assertThat(page.locator(".decision-note").first().innerText()).isEqualTo("j is a letter here");
            assertThat(page.locator(".card .chip").first().innerText()).isEqualTo("gold labels are probably wrong");
            assertThat(given().get("/v1/clusters/" + own.clusterId()).<String>path("cause"))
                    .isEqualTo("gold_suspect");
        }
    }

    @Test
    void who_decides_second_is_told_and_keeps_what_was_typed() {
        ParcelHouse own = ParcelHouse.often();
        String id = own.clusterId();
        try (Visit visit = open("/runs/" + own.run() + "/clusters")) {
            Page page = visit.page();
            page.waitForSelector("[data-keys-hint]:not([hidden])");
            given().contentType("application/json")
                    .header("If-Match", "\"1\"")
                    .body("{\"name\":\"late parcels\"}")
                    .patch("/v1/clusters/" + id)
                    .then()
                    .statusCode(200);
            page.locator("[data-decide-fold] > summary").first().click();
            page.locator("[data-decide]").first().locator("[name=note]").fill("mine");
            page.locator("[data-decide] button").first().click();
            awaitText(page, "[data-decided]", "Somebody else decided meanwhile.");

            assertThat(page.locator(".card h3").first().innerText()).isEqualTo("late parcels");
            assertThat(page.locator("[data-decide] [name=note]").first().inputValue())
                    .isEqualTo("mine");
            assertThat(given().get("/v1/clusters/" + id).<String>path("note")).isNull();
        }
    }

    @Test
    void the_sheet_of_keys_opens_closes_and_turns_them_off() {
        try (Visit visit = open("/runs/" + house().run() + "/clusters")) {
            Page page = visit.page();
            page.waitForSelector("[data-keys-hint]:not([hidden])");
            page.keyboard().press("?");
            page.locator("[data-keys-on]").uncheck();
            page.keyboard().press("Escape");
            page.keyboard().press("j");

            assertThat(page.locator("[data-keys][open]").count()).isZero();
            assertThat(page.locator("[data-card]:focus").count()).isZero();
        }
    }

    @Test
    void a_draft_shows_its_problems_by_line_and_then_the_step_that_it_needs() {
        try (Visit visit = open("/runs/" + house().run() + "/workbench")) {
            Page page = visit.page();
            Locator draft = page.locator("#draft-text");
            String text = draft.inputValue();
            draft.fill(text.replace("type: nominal", "type: magical"));
            page.locator("[data-check]").click();
            awaitText(page, "[data-result]", "Invalid file");
            page.locator("[data-result] button").first().click();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("draft-text");
            int line = text.substring(0, text.indexOf("type: nominal")).split("\n", -1).length;
            assertThat(page.locator("[data-result] button").first().innerText()).startsWith(line + ":");

            draft.fill(text.replace("version: 1.0.0", "version: 1.0.1").replace("polite?", "<b>kind</b>?"));
            page.locator("[data-check]").click();
            awaitText(page, "[data-result]", "The changes need a patch step; the version takes a patch step.");

            assertThat(page.locator("[data-result]").innerText()).contains("<b>kind</b>");
            assertThat(visit.refusals()).isEmpty();
        }
    }

    /** Built by the first test: before it the client does not know the port yet. */
    private static ParcelHouse house() {
        ParcelHouse house = built == null ? ParcelHouse.often() : built;
        built = house;
        return house;
    }

    private Visit open(String path) {
        return chromium.visit(1280, Chromium.Scheme.LIGHT).open(address(path));
    }

    private String address(String path) {
        return root.resolve(path).toString();
    }

    /** By the page's own elements: a condition in words would be evaluated in the page, which its policy forbids. */
    private static void awaitText(Page page, String selector, String text) {
        page.locator(selector, new Page.LocatorOptions().setHasText(text))
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }
}
