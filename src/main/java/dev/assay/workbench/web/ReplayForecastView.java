package dev.assay.workbench.web;

import dev.assay.rubric.web.RubricDiffView;
import dev.assay.run.web.RunResource;

/**
 * What a replay would ask; nothing is stored and nobody is asked.
 *
 * @param split always {@code calibration}
 * @param items how many calibration items would be asked about
 */
public record ReplayForecastView(
        String split,
        int items,
        ReplayView.LeftOutView leftOut,
        RubricDiffView diff,
        RunResource.ForecastView forecast) {}
