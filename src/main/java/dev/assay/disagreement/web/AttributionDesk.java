package dev.assay.disagreement.web;

import dev.assay.access.Caller;
import dev.assay.agreement.web.PartOpener;
import dev.assay.disagreement.CriterionShares;
import dev.assay.run.Run;
import dev.assay.stats.BootstrapPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shares items that judge and gold decide differently among their criteria. */
@ApplicationScoped
public class AttributionDesk {

    private final PartOpener opener;

    AttributionDesk(PartOpener opener) {
        this.opener = opener;
    }

    /** The part of gold that was opened, and the shares of each judge in the order of the run. */
    public record Shared(PartOpener.Opened opened, List<CriterionShares> judges) {}

    /** @param split {@code calibration}, {@code holdout} (a look, counted) or {@code all} */
    public Shared of(Caller caller, Run run, Optional<String> judge, String split, double confidenceLevel) {
        BootstrapPlan plan = BootstrapPlan.seeded(run.seed()).atLevel(confidenceLevel);
        PartOpener.Opened opened = opener.open(caller, run, split, judge);
        List<CriterionShares> shares = new ArrayList<>();
        opened.judgements()
                .forEach((seated, said) -> shares.add(CriterionShares.of(
                        opened.rubric(),
                        seated,
                        opened.part(),
                        said,
                        run.seat(seated).orElseThrow().shownItems(),
                        plan)));
        return new Shared(opened, shares);
    }
}
