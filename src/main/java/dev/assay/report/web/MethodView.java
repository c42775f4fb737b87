package dev.assay.report.web;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.Metric;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.RunReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the figures came about, and what would be needed to compute them again.
 *
 * @param terms only those that the report uses
 */
public record MethodView(List<Term> terms, List<Term> provenance) {

    public MethodView {
        terms = List.copyOf(terms);
        provenance = List.copyOf(provenance);
    }

    /** A name and what it means or is. */
    public record Term(VisibleText name, VisibleText text) {

        static Term of(String name, String text) {
            return new Term(VisibleText.of(name), VisibleText.of(text));
        }
    }

    static MethodView of(RunReport report) {
        return new MethodView(terms(report), provenance(report));
    }

    private static List<Term> terms(RunReport report) {
        Set<Metric> used = EnumSet.noneOf(Metric.class);
        report.agreement().ifPresent(agreement -> agreement
                .judges()
                .forEach(judge -> used.addAll(judge.figures().metrics().keySet())));
        List<Term> terms = new ArrayList<>();
        if (used.contains(Metric.PERCENT)) {
            terms.add(Term.of("agreement", "Share of items on which judge and gold have the same label."));
        }
        if (used.contains(Metric.KAPPA)) {
            terms.add(Term.of(
                    "κ",
                    "Cohen’s kappa: agreement beyond what two raters with these label frequencies would reach by chance;"
                            + " 1 is perfect, 0 is chance, below 0 is worse than chance. Cohen 1960,"
                            + " doi:10.1177/001316446002000104."));
        }
        if (used.contains(Metric.KAPPA_QUADRATIC)) {
            terms.add(Term.of(
                    "quadratic κ",
                    "Kappa that forgives near misses on an ordered scale: a disagreement costs the square of its distance."
                            + " Cohen 1968, doi:10.1037/h0026256."));
        }
        if (used.contains(Metric.KRIPPENDORFF_ALPHA)) {
            terms.add(Term.of(
                    "α",
                    "Krippendorff’s alpha, with the difference function of the scale: one minus observed over expected"
                            + " disagreement, for any number of raters. It tells how far the auditors agree among"
                            + " themselves, which is the level to read a judge against."));
        }
        if (used.contains(Metric.SPEARMAN)) {
            terms.add(Term.of("ρ", "Spearman’s rank correlation of the judge’s scores with gold."));
        }
        if (used.contains(Metric.SENSITIVITY)) {
            terms.add(Term.of(
                    "sensitivity",
                    "Share of the items that gold calls defective which the judge calls defective too. Specificity is the"
                            + " same of the items without defect."));
        }
        if (!used.isEmpty()) {
            terms.addAll(reading(report));
        }
        terms.add(Term.of(
                "unscored",
                "Verdicts without a label: abstained (the judge declined), unreadable (there is a reply, and it is not one"
                        + " label of the scale), failed (no reply came). They are counted beside every figure and are never"
                        + " a grade."));
        return terms;
    }

    private static List<Term> reading(RunReport report) {
        return List.of(
                Term.of(
                        "[lower, upper]",
                        "Interval at " + FigureText.share(report.provenance().confidenceLevel())
                                + ": Wilson for shares, bias-corrected and accelerated bootstrap for the rest, with groups of"
                                + " related items drawn together. Intervals that overlap give no rank."),
                Term.of("not enough data", "Fewer than 10 observations: a number would mislead."));
    }

    private static List<Term> provenance(RunReport report) {
        RunReport.Provenance provenance = report.provenance();
        List<Term> terms = new ArrayList<>();
        terms.add(Term.of("run", report.run().id()));
        terms.add(Term.of("rubric", report.rubric().fingerprint().value()));
        terms.add(Term.of("evalset", report.run().evalsetContent().value()));
        provenance
                .gold()
                .ifPresent(gold -> terms.add(Term.of("gold", gold.fingerprint().value())));
        new TreeMap<>(provenance.identities())
                .forEach((judge, identity) -> terms.add(Term.of("judge " + judge, identity.value())));
        terms.add(Term.of("seed of every resampling", Long.toString(provenance.seed())));
        terms.add(Term.of("split", report.agreement().map(Agreement::split).orElse("none")));
        terms.add(Term.of("Assay", provenance.version()));
        terms.add(Term.of("audit log", provenance.auditHead()));
        terms.add(Term.of("computed", provenance.at().toString()));
        return terms;
    }
}
