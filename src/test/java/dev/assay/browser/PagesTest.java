package dev.assay.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.assay.report.SampleReports;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Visits the pages of the running service under the strict policy. */
@QuarkusTest
@TestProfile(PagesProfile.class)
class PagesTest {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String AT_WORK = """
            {"id":"run_9zz1running","status":"running","calls":4000,"etaSeconds":130,
             "progress":{"total":6240,"scored":4000,"abstained":10,"unreadable":5,"failed":1,"pending":2224}}""";
    private static final String OVER = """
            {"id":"run_9zz1running","status":"succeeded","calls":6240,
             "progress":{"total":6240,"scored":6224,"abstained":10,"unreadable":5,"failed":1,"pending":0}}""";

    private static Chromium chromium;

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
        "'', home, 320, LIGHT",
        "'', home, 1280, DARK",
        "runs/run_7fk2m9q4tz, run, 320, DARK",
        "runs/run_7fk2m9q4tz, run, 768, LIGHT",
        "runs/run_7fk2m9q4tz, run, 1280, LIGHT",
        "runs/run_3aa2partial, partial, 768, DARK"
    })
    void works_under_the_strict_policy(String path, String name, int width, Chromium.Scheme scheme) {
        try (Visit visit =
                chromium.visit(width, scheme).open(root.resolve("/" + path).toString())) {
            visit.page().waitForSelector("[data-theme-switch]:not([hidden])");
            visit.screenshot(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));

            assertThat(visit.refusals()).isEmpty();
            assertThat(visit.complaints()).isEmpty();
            assertThat(visit.requests()).allMatch(address -> address.startsWith(root.toString()));
            assertThat(visit.overflow()).isZero();
            assertThat(visit.barriers()).isEmpty();
        }
    }

    @Test
    void draws_the_report_of_a_finished_run_under_the_strict_policy() {
        try (Visit visit = open("/runs/" + SampleReports.RUN)) {
            visit.page().waitForSelector(".chart svg");

            assertThat(visit.page().locator(".chart svg").count()).isEqualTo(6);
            assertThat(visit.page().locator(".chart").first().textContent()).contains("0.78 [0.72, 0.84]");
            assertThat(visit.refusals()).isEmpty();
        }
    }

    @Test
    void home_leads_to_the_report_by_keyboard_alone() {
        try (Visit visit = open("/")) {
            for (int presses = 0; presses < 20 && !focused(visit).startsWith("Read the report"); presses++) {
                visit.page().keyboard().press("Tab");
            }
            visit.page().keyboard().press("Enter");
            visit.page().waitForURL("**/runs/" + SampleReports.RUN);

            assertThat(visit.page().locator("h1").innerText()).startsWith("synthetic-good, the best of 4 judges");
        }
    }

    @Test
    void follows_a_run_by_events() {
        try (Visit visit = chromium.visit(768, Chromium.Scheme.LIGHT)) {
            visit.page().route("**/v1/runs/*/events", route -> events(route, AT_WORK));
            visit.page().route("**/v1/runs/run_9zz1running", route -> json(route, AT_WORK));
            visit.open(root.resolve("/runs/run_9zz1running").toString());

            awaitText(visit, "[data-done]", "4,016");
            visit.screenshot("run-at-work-768-light");

            assertThat(visit.page().locator("[data-coverage]").innerText()).contains("4,000 scored", "2,224 pending");
            assertThat(visit.page().locator("[data-announce]").textContent()).isEqualTo("4,016 of 6,240 judgements.");
            assertThat(visit.page().locator("[data-finished]").isVisible()).isFalse();
            assertThat(visit.refusals()).isEmpty();
            assertThat(visit.barriers()).isEmpty();
        }
    }

    @Test
    void asks_when_the_line_is_lost_and_offers_the_report_at_the_end() {
        try (Visit visit = chromium.visit(768, Chromium.Scheme.LIGHT)) {
            visit.page().route("**/v1/runs/*/events", Route::abort);
            visit.page().route("**/v1/runs/run_9zz1running", route -> json(route, OVER));
            visit.open(root.resolve("/runs/run_9zz1running").toString());

            awaitText(visit, "[data-line]", "lost");
            visit.page()
                    .waitForSelector(
                            "[data-finished]",
                            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));

            assertThat(visit.page().locator("[data-chip]").innerText()).isEqualTo("succeeded");
            assertThat(visit.page().locator("[data-line]").textContent()).isEmpty();
        }
    }

    @Test
    void pages_carry_the_strict_policy() {
        given().accept("text/html")
                .get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", equalTo(POLICY))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .body(containsString("<h1>"));
    }

    @Test
    void answers_that_are_not_pages_stay_as_they_are() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", nullValue());
    }

    @Test
    void an_unknown_run_is_not_found() {
        given().accept("text/html").get("/runs/run_none").then().statusCode(404);
    }

    private Visit open(String path) {
        return chromium.visit(1280, Chromium.Scheme.LIGHT)
                .open(root.resolve(path).toString());
    }

    /** By the page's own elements: a condition in words would be evaluated in the page, which its policy forbids. */
    private static void awaitText(Visit visit, String selector, String text) {
        visit.page()
                .locator(selector, new Page.LocatorOptions().setHasText(text))
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private static String focused(Visit visit) {
        return String.valueOf(visit.page().evaluate("document.activeElement.textContent.trim()"));
    }

    private static void events(Route route, String run) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/event-stream")
                .setBody("event: progress\ndata: " + run.replace("\n", "") + "\n\n"));
    }

    private static void json(Route route, String run) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(run));
    }
}
