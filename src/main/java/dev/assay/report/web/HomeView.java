package dev.assay.report.web;

import dev.assay.judge.VisibleText;
import java.util.List;
import java.util.Optional;

/**
 * The first page.
 *
 * @param headline what the latest run found out; empty while none has
 * @param latest the run that the headline speaks of, the newest that has one
 * @param runs newest first
 * @param command what fills the page while it is empty
 */
public record HomeView(Optional<VisibleText> headline, Optional<String> latest, List<RunView> runs, String command) {

    public HomeView {
        runs = List.copyOf(runs);
    }

    static HomeView of(RunPages pages, int most, String service) {
        List<RunView> runs = pages.latest(most).stream().map(RunView::of).toList();
        Optional<String> latest = runs.stream()
                .filter(RunView::isOver)
                .map(RunView::id)
                .filter(id -> pages.headline(id).isPresent())
                .findFirst();
        return new HomeView(
                latest.flatMap(pages::headline).map(VisibleText::of),
                latest,
                runs,
                "curl -X POST " + service + "/v1/runs -H 'Content-Type: application/json' \\\n"
                        + "  -d '{\"evalset\":\"EVALSET\",\"rubric\":\"RUBRIC@1.0.0\",\"judges\":[\"JUDGE\"]}'");
    }
}
