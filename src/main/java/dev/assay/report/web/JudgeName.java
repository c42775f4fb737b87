package dev.assay.report.web;

import dev.assay.judge.VisibleText;
import dev.assay.report.RunReport;
import java.util.Optional;

/**
 * A judge wherever it is shown: baselines and synthetic judges say by their titles what they are.
 *
 * @param title absent where the judge has none
 */
public record JudgeName(VisibleText id, Optional<VisibleText> title) {

    static JudgeName of(RunReport report, String judge) {
        return new JudgeName(
                VisibleText.of(judge),
                Optional.ofNullable(report.provenance().judgeTitles().get(judge))
                        .map(VisibleText::of));
    }
}
