package dev.assay.gate.files;

import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileRule;
import dev.assay.edge.files.Range;
import dev.assay.gate.Claim;
import dev.assay.gate.Metric;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a check claims. */
final class ClaimReader {

    private static final String NON_INFERIOR = "nonInferior";
    private static final String SHAPE =
            "lowerBound >= x, upperBound <= x, value == x, value >= x, value <= x or nonInferior";
    private static final Pattern COMPARED =
            Pattern.compile("(lowerBound|upperBound|value) *(>=|<=|==) *(-?\\d{1,15}(?:\\.\\d{1,15})?)");

    private static final Map<String, DoubleFunction<Claim>> CLAIMS = Map.of(
            "lowerBound>=", threshold -> new Claim.Bounded(Claim.Side.LOWER, threshold),
            "upperBound<=", threshold -> new Claim.Bounded(Claim.Side.UPPER, threshold),
            "value==", threshold -> new Claim.Exact(Claim.Comparison.EQUAL, threshold),
            "value>=", threshold -> new Claim.Exact(Claim.Comparison.AT_LEAST, threshold),
            "value<=", threshold -> new Claim.Exact(Claim.Comparison.AT_MOST, threshold));

    private ClaimReader() {}

    /**
     * @param metric absent where it was refused already
     */
    static Optional<Claim> read(FileMap map, Optional<Metric> metric) {
        Optional<Claim> claim =
                map.text("claim").filter(NON_INFERIOR::equals).isPresent() ? nonInferior(map) : compared(map, metric);
        boolean bounded = claim.filter(known -> !(known instanceof Claim.Exact)).isPresent();
        if (bounded
                && metric.filter(known -> known.kind() == Metric.Kind.AMOUNT).isPresent()) {
            String detail = metric.get().word() + " is counted, not estimated, and has no bounds";
            map.problem("claim", FileRule.CONFLICT, detail, "claim its value, such as value == 0");
        }
        return claim;
    }

    private static Optional<Claim> nonInferior(FileMap map) {
        map.require("margin", "baseline");
        OptionalDouble margin = map.number("margin", Range.POSITIVE_PROBABILITY);
        Optional<String> baseline = map.id("baseline");
        return margin.isPresent()
                ? baseline.map(run -> new Claim.NonInferior(margin.getAsDouble(), run))
                : Optional.empty();
    }

    private static Optional<Claim> compared(FileMap map, Optional<Metric> metric) {
        for (String key : new String[] {"margin", "baseline", "minPairs"}) {
            map.refuse(key, "'" + key + "' belongs to the claim nonInferior", "leave it out, or claim nonInferior");
        }
        Optional<Claim> claim = map.parsed("claim", SHAPE, ClaimReader::parse);
        claim.ifPresent(known -> metric.ifPresent(about -> refuseImpossible(map, known, about)));
        return claim;
    }

    private static Claim parse(String text) {
        Matcher matcher = COMPARED.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a claim: '" + text + "'");
        }
        DoubleFunction<Claim> claim = CLAIMS.get(matcher.group(1) + matcher.group(2));
        if (claim == null) {
            throw new IllegalArgumentException("not a claim: '" + text + "'");
        }
        return claim.apply(Double.parseDouble(matcher.group(3)));
    }

    private static void refuseImpossible(FileMap map, Claim claim, Metric metric) {
        double threshold = claim.fold(Claim.Bounded::threshold, Claim.Exact::threshold, nonInferior -> 0.0);
        if (!metric.kind().holds(threshold)) {
            map.problem("claim", FileRule.OUT_OF_RANGE, metric.word() + " never takes the value " + threshold);
        }
    }
}
