package dev.assay.report.web;

import dev.assay.report.RunReport;
import dev.assay.run.Run;
import java.util.List;
import java.util.Optional;

/** What pages ask of the stores: one interface, so that a page knows nothing of how a run is kept or measured. */
public interface RunPages {

    /** The latest runs of the caller's workspace, newest first, at most so many. */
    List<Run> latest(int most);

    /** The run of an id, empty if the caller may see none of that id. */
    Optional<Run> run(String id);

    /** The report on the part that is free to look at; empty while the run is not over. */
    Optional<RunReport> report(String id);

    /** The first sentence of that report alone, where it is known without measuring again. */
    Optional<String> headline(String id);
}
