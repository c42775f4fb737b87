package dev.assay.report;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.AltTest;
import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says which judges may stand in for an auditor on one criterion, by the alternative annotator test. */
public final class StandIn {

    private StandIn() {}

    /**
     * One sentence about all judges of a criterion.
     *
     * @return empty where no judge could be tested against two auditors or more
     */
    public static Optional<String> sentence(List<Agreement.OfJudge> measured) {
        List<String> judges = measured.stream()
                .flatMap(judge -> judge.altTest().stream().map(test -> judge.judge() + " " + outcome(test)))
                .toList();
        List<AltTest> tests =
                measured.stream().flatMap(judge -> judge.altTest().stream()).toList();
        boolean saysNothing = tests.stream().anyMatch(AltTest::constantPasses);
        return tests.stream()
                .findFirst()
                .map(test -> "in place of an auditor (alternative annotator test, ε "
                        + String.format(Locale.ROOT, "%.2f", test.epsilon()) + "): "
                        + (saysNothing
                                ? "cannot tell, since always giving the most frequent label passes too"
                                : String.join(" · ", judges)));
    }

    private static String outcome(AltTest test) {
        return test.winningRate()
                .fold(
                        known -> (test.isPassed() ? "passes, " : "fails, ") + Math.round(known.pointValue() * known.n())
                                + " of " + known.n() + " won" + advantage(test.advantageProbability()),
                        undefined -> "not tested, " + undefined.reason());
    }

    private static String advantage(Estimate probability) {
        return probability.value().isPresent() ? ", advantage " + FigureText.of(probability) : "";
    }
}
