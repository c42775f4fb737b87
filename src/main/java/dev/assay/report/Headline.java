package dev.assay.report;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.Metric;
import dev.assay.stats.Estimate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first sentence of a report: the judge that agrees most, on the criterion where it agrees least. */
final class Headline {

    private Headline() {}

    /** What each judge is worth is its weakest criterion; the best of these speaks. */
    static String of(Agreement agreement, int judges) {
        return agreement.judges().stream()
                .map(Agreement.OfJudge::judge)
                .distinct()
                .map(judge -> weakest(agreement, judge))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Headline::main))
                .map(best -> sentence(best, agreement, judges))
                .orElse("No judge can be compared with its auditors yet: no agreement figure is defined.");
    }

    private static Optional<Agreement.OfJudge> weakest(Agreement agreement, String judge) {
        List<Agreement.OfJudge> ofJudge = agreement.judges().stream()
                .filter(measured -> measured.judge().equals(judge))
                .toList();
        return ofJudge.stream().allMatch(measured -> estimate(measured).isPresent())
                ? ofJudge.stream().min(Comparator.comparingDouble(Headline::main))
                : Optional.empty();
    }

    private static double main(Agreement.OfJudge measured) {
        return estimate(measured).map(Estimate.Known::pointValue).orElse(Double.NEGATIVE_INFINITY);
    }

    private static Optional<Estimate.Known> estimate(Agreement.OfJudge measured) {
        for (Metric metric : List.of(Metric.KAPPA, Metric.SPEARMAN)) {
            if (measured.figures().metrics().get(metric) instanceof Estimate.Known known) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private static String sentence(Agreement.OfJudge best, Agreement agreement, int judges) {
        Estimate.Known known = estimate(best).orElseThrow();
        String symbol = best.figures().metrics().containsKey(Metric.KAPPA) ? "κ" : "ρ";
        String interval = known.interval()
                .fold(
                        bounds -> String.format(Locale.ROOT, " [%.2f, %.2f]", bounds.lower(), bounds.upper()),
                        none -> " (no interval: " + none.reason() + ")");
        String labels =
                agreement.blindness().isDiagnostic() ? "labels, not all blind: diagnostic only" : "blind labels";
        return String.format(
                        Locale.ROOT,
                        "%s%s agrees with the auditors on %s at %s %.2f%s, %d %s",
                        best.judge(),
                        judges > 1 ? ", the best of " + judges + " judges," : "",
                        best.criterion(),
                        symbol,
                        known.pointValue(),
                        interval,
                        known.n(),
                        labels)
                + (agreement.judges().stream()
                                        .map(Agreement.OfJudge::criterion)
                                        .distinct()
                                        .count()
                                > 1
                        ? "; its other criteria are no lower."
                        : ".");
    }
}
