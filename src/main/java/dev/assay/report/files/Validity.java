package dev.assay.report.files;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.Unscored;
import dev.assay.gold.GoldSet;
import dev.assay.gold.ResolveRule;
import dev.assay.report.FigureText;
import dev.assay.report.RunReport;
import java.util.ArrayList;
import java.util.List;

/** What must stand beside every figure: on which part it was measured, and what that rests on. */
final class Validity {

    private Validity() {}

    /** Short phrases, the split first. */
    static List<String> phrases(RunReport report, Agreement agreement) {
        List<String> phrases = new ArrayList<>();
        phrases.add(split(report, agreement));
        phrases.add(FigureText.counted(agreement.blindness().blind(), "blind gold label"));
        phrases.add(agreement.blindness().unknown() + " not known to be blind");
        phrases.add(FigureText.counted(agreement.blindness().ignoredNotBlind(), "human label") + " not blind, ignored");
        report.provenance().gold().map(Validity::gold).ifPresent(phrases::add);
        phrases.add(FigureText.counted(report.provenance().looks(), "look") + " at the holdout");
        if (agreement.weighting() == Agreement.ItemWeighting.INVERSE_PROPENSITY) {
            phrases.add("weighted by the inverse of the sampling probability");
        }
        phrases.add(
                agreement.unscored() == Unscored.EXCLUDE
                        ? "unscored verdicts left out"
                        : "unscored verdicts count as wrong");
        return phrases;
    }

    /** What forbids to certify by these figures; empty if nothing does. */
    static List<String> warnings(Agreement agreement) {
        List<String> warnings = new ArrayList<>();
        if (agreement.split().equals("all")) {
            warnings.add("Whole gold set, not held out: these figures certify nothing.");
        }
        if (agreement.blindness().isDiagnostic()) {
            warnings.add(
                    "Diagnostic only: " + agreement.blindness().unknown() + " gold labels are not known to be blind.");
        }
        return warnings;
    }

    private static String split(RunReport report, Agreement agreement) {
        return switch (agreement.split()) {
            case "holdout" ->
                "holdout, " + FigureText.counted(report.provenance().looks(), "look");
            case "calibration" -> "calibration (cross-fitted, free to look at)";
            default -> "whole gold set, not held out";
        };
    }

    private static String gold(GoldSet.Header gold) {
        int unresolved =
                gold.unresolved().values().stream().mapToInt(Integer::intValue).sum();
        String rule = gold.resolve() == ResolveRule.MAJORITY ? "gold by majority" : "gold by ruling, else by majority";
        return rule + ", " + unresolved + " unresolved";
    }
}
