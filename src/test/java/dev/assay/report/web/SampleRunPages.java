package dev.assay.report.web;

import dev.assay.report.RunReport;
import dev.assay.report.SampleReports;
import dev.assay.run.Run;
import java.util.List;
import java.util.Optional;

/** A run at work, a partial one without gold, and one with a report. */
public class SampleRunPages implements RunPages {

    @Override
    public List<Run> latest(int most) {
        return List.of(SampleReports.runningRun(), SampleReports.partialRun(), SampleReports.paidRun());
    }

    @Override
    public Optional<Run> run(String id) {
        return latest(3).stream().filter(run -> run.id().equals(id)).findFirst();
    }

    @Override
    public Optional<RunReport> report(String id) {
        return id.equals(SampleReports.RUN)
                ? Optional.of(SampleReports.shortened(SampleReports.catalog()))
                : Optional.empty();
    }

    @Override
    public Optional<String> headline(String id) {
        return report(id).map(RunReport::headline);
    }
}
