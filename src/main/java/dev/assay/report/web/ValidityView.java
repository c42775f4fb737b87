package dev.assay.report.web;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.Unscored;
import dev.assay.gold.GoldSet;
import dev.assay.gold.ResolveRule;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.RunReport;
import dev.assay.run.RunState;
import java.util.ArrayList;
import java.util.List;

/**
 * What the figures rest on, above every figure.
 *
 * @param warnings why nothing may be certified by them; none in good order
 */
public record ValidityView(List<Fact> facts, List<String> warnings) {

    public ValidityView {
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
    }

    /** A name, its value, and a remark that may be empty. */
    public record Fact(String name, VisibleText value, String note) {

        static Fact of(String name, String value, String note) {
            return new Fact(name, VisibleText.of(value), note);
        }
    }

    public boolean isDoubtful() {
        return !warnings.isEmpty();
    }

    static ValidityView of(RunReport report) {
        List<Fact> facts = new ArrayList<>();
        report.agreement().ifPresent(agreement -> {
            facts.add(split(report, agreement));
            facts.add(labels(agreement.blindness()));
        });
        report.provenance().gold().map(ValidityView::gold).ifPresent(facts::add);
        report.agreement().map(ValidityView::policy).ifPresent(facts::add);
        facts.add(Fact.of(
                "Rubric",
                report.rubric().ref().toString(),
                report.rubric().fingerprint().brief()));
        facts.add(Fact.of(
                "Evalset", report.run().evalset(), report.run().evalsetContent().brief()));
        return new ValidityView(facts, warnings(report));
    }

    private static Fact split(RunReport report, Agreement agreement) {
        String looks = FigureText.counted(report.provenance().looks(), "look") + " at the holdout so far";
        return switch (agreement.split()) {
            case "holdout" -> Fact.of("Measured on", "holdout", looks);
            case "calibration" -> Fact.of("Measured on", "calibration", "cross-fitted; " + looks);
            default -> Fact.of("Measured on", "whole gold set", "not held out");
        };
    }

    private static Fact labels(Agreement.GoldBlindness blindness) {
        List<String> notes = new ArrayList<>();
        if (blindness.unknown() > 0) {
            notes.add(FigureText.count(blindness.unknown()) + " not known to be blind");
        }
        if (blindness.ignoredNotBlind() > 0) {
            notes.add(FigureText.count(blindness.ignoredNotBlind()) + " not blind, ignored");
        }
        return Fact.of("Gold labels", FigureText.count(blindness.blind()) + " blind", String.join("; ", notes));
    }

    private static Fact gold(GoldSet.Header gold) {
        int unresolved =
                gold.unresolved().values().stream().mapToInt(Integer::intValue).sum();
        return Fact.of(
                "Gold by",
                gold.resolve() == ResolveRule.MAJORITY ? "majority" : "ruling, else majority",
                FigureText.count(unresolved) + " unresolved; "
                        + gold.fingerprint().brief());
    }

    private static Fact policy(Agreement agreement) {
        return Fact.of(
                "Unscored verdicts",
                agreement.unscored() == Unscored.EXCLUDE ? "left out" : "count as wrong",
                agreement.weighting() == Agreement.ItemWeighting.NONE
                        ? "items count alike"
                        : "items weighted by the inverse of their sampling probability");
    }

    private static List<String> warnings(RunReport report) {
        List<String> warnings = new ArrayList<>();
        report.agreement().ifPresent(agreement -> {
            if (agreement.split().equals("all")) {
                warnings.add("Whole gold set, not held out. These figures describe; they certify nothing.");
            }
            if (agreement.blindness().isDiagnostic()) {
                warnings.add("Diagnostic only: "
                        + FigureText.counted(agreement.blindness().unknown(), "gold label")
                        + (agreement.blindness().unknown() == 1 ? " is" : " are") + " not known to be blind.");
            }
        });
        if (report.run().state() != RunState.SUCCEEDED) {
            warnings.add("The run is " + report.run().state().word() + ": "
                    + FigureText.counted(report.run().progress().pending(), "judgement") + " pending, "
                    + FigureText.count(report.run().progress().failed()) + " failed.");
        }
        return warnings;
    }
}
