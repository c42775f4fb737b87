package dev.assay.gate;

import dev.assay.rubric.RubricRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes a first policy in YAML, with claims some way below what was observed, for somebody to look at and change.
 *
 * @param series the policy is for its releases, or for the evalset alone where it is of none
 */
public record GateDraft(String evalset, Optional<String> series, RubricRef rubric, String judge, long seed) {

    private static final double KAPPA_ROOM = 0.15;
    private static final double RATE_ROOM = 0.1;
    private static final int LEAST_POSITIVES = 15;

    /** What the calibration split shows of one criterion; absent where the scale does not allow it. */
    public record Observed(
            String criterion,
            OptionalDouble kappa,
            OptionalDouble sensitivity,
            OptionalDouble specificity,
            long pairs) {}

    /** The policy's file. */
    public String yaml(List<Observed> criteria) {
        StringBuilder yaml = new StringBuilder();
        yaml.append(
                "# A first draft from what the calibration split shows. Decide what a release needs, then change the claims.\n");
        line(yaml, "id: " + quoted(series.orElse(evalset) + "-release"));
        line(yaml, "version: 0.1.0");
        line(
                yaml,
                "appliesTo: {" + series.map(of -> "series: " + quoted(of)).orElse("evalset: " + quoted(evalset))
                        + ", rubric: " + rubric.id() + "@" + rubric.version().major() + ", judge: " + quoted(judge)
                        + "}");
        line(
                yaml,
                "defaults: {confidenceLevel: 0.95, onInconclusive: fail, multipleTesting: holm, seed: " + seed + "}");
        line(
                yaml,
                "integrity: {maxUnscoredRate: 0.02, maxAbstainRate: 0.10, blindLabelsOnly: true, requireCertificate: true,");
        line(yaml, "            gold: {split: holdout, maxAge: P180D, maxHoldoutLooks: 3},");
        line(yaml, "            transport: {minFreshAudit: 60, maxShift: 0.1, maxDrop: 0.05}}");
        line(yaml, "checks:");
        criteria.forEach(observed -> checks(yaml, observed));
        return yaml.toString();
    }

    private static void checks(StringBuilder yaml, Observed observed) {
        String criterion = quoted(observed.criterion());
        observed.kappa()
                .ifPresent(kappa -> line(
                        yaml,
                        "  - {id: " + quoted("trust-" + observed.criterion()) + ", metric: agreement.kappa, criterion: "
                                + criterion + ", claim: lowerBound >= " + below(kappa, KAPPA_ROOM) + ", assume: "
                                + rounded(kappa) + "}"));
        observed.sensitivity()
                .ifPresent(sensitivity -> line(
                        yaml,
                        "  - {id: " + quoted("sees-" + observed.criterion())
                                + ", metric: judge.sensitivity, criterion: "
                                + criterion + ", claim: lowerBound >= " + below(sensitivity, 2 * RATE_ROOM)
                                + ", minPositives: " + LEAST_POSITIVES + ", assume: " + rounded(sensitivity) + "}"));
        observed.specificity()
                .ifPresent(specificity -> line(
                        yaml,
                        "  - {id: " + quoted("fair-on-" + observed.criterion())
                                + ", metric: judge.specificity, criterion: " + criterion + ", claim: lowerBound >= "
                                + below(specificity, RATE_ROOM) + ", assume: " + rounded(specificity) + "}"));
        if (observed.sensitivity().isPresent()) {
            line(
                    yaml,
                    "  - {id: " + quoted(observed.criterion() + "-errors")
                            + ", metric: defects.rateCorrected, criterion: " + criterion
                            + ", claim: upperBound <= 0.10}");
        }
    }

    private static String below(double observed, double room) {
        return rounded(Math.max(0.05, Math.floor((observed - room) * 20) / 20));
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String quoted(String id) {
        return id.matches("[a-z][a-z0-9-]*")
                ? id
                : "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void line(StringBuilder yaml, String line) {
        yaml.append(line).append('\n');
    }
}
