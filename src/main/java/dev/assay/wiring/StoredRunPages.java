package dev.assay.wiring;

import dev.assay.access.Caller;
import dev.assay.agreement.Unscored;
import dev.assay.agreement.web.Measurements;
import dev.assay.report.RunReport;
import dev.assay.report.web.Reports;
import dev.assay.report.web.RunPages;
import dev.assay.run.Run;
import dev.assay.run.store.Runs;
import dev.assay.stats.BootstrapPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** Pages over what is stored; a headline is known from the last time its report was made. */
@ApplicationScoped
class StoredRunPages implements RunPages {

    private final Runs runs;
    private final Reports reports;
    private final Caller caller;
    private final Map<String, String> headlines = new ConcurrentHashMap<>();

    StoredRunPages(Runs runs, Reports reports, Caller caller) {
        this.runs = runs;
        this.reports = reports;
        this.caller = caller;
    }

    @Override
    public List<Run> latest(int most) {
        return runs.before(caller.workspace(), Optional.empty(), most);
    }

    @Override
    public Optional<Run> run(String id) {
        return runs.find(caller.workspace(), id);
    }

    @Override
    public Optional<RunReport> report(String id) {
        return run(id).filter(run -> run.state().isOver()).map(run -> {
            RunReport report = reports.of(
                    caller,
                    run,
                    new Measurements.Wanted(
                            "calibration",
                            Unscored.EXCLUDE,
                            Measurements.USUAL_SLICES,
                            Optional.empty(),
                            Optional.empty(),
                            OptionalDouble.empty(),
                            BootstrapPlan.seeded(run.seed())));
            headlines.put(id, report.headline());
            return report;
        });
    }

    @Override
    public Optional<String> headline(String id) {
        return Optional.ofNullable(headlines.get(id));
    }
}
