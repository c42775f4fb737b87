package dev.assay.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One visitor who writes down everything that a page should not do. */
final class Visit implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int HEIGHT = 900;

    /** Runs before anything of the page; the page's own policy does not reach it. */
    private static final String WATCH_POLICY = """
            window.refusals = [];
            document.addEventListener('securitypolicyviolation', (event) =>
              window.refusals.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> dialogs = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Visit(Browser browser, int width, Chromium.Scheme scheme) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme == Chromium.Scheme.DARK ? ColorScheme.DARK : ColorScheme.LIGHT));
        context.addInitScript(WATCH_POLICY);
        page = context.newPage();
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> requests.add(request.url()));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    Visit open(String address) {
        page.navigate(address);
        return this;
    }

    List<String> dialogs() {
        return dialogs;
    }

    /** Addresses that the page asked for, itself included. */
    List<String> requests() {
        return requests;
    }

    /** Errors and warnings of the console, and uncaught errors. */
    List<String> complaints() {
        return complaints;
    }

    /** What the content security policy had to refuse. */
    List<String> refusals() {
        return ((List<?>) page.evaluate("window.refusals"))
                .stream().map(String::valueOf).toList();
    }

    /** How many pixels the page is wider than the window. */
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
    }

    /** Serious and critical findings of axe, each with the elements it is about. */
    List<String> barriers() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .options(options).analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(Visit::barrier)
                        .toList();
    }

    private static String barrier(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().limit(5).map(node -> node.getHtml()).toList();
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
