package dev.assay.disagreement.web;

import dev.assay.disagreement.ClusterDecision;
import dev.assay.disagreement.DecidedCluster;
import dev.assay.disagreement.DisagreementCluster;
import dev.assay.disagreement.Recommendation;
import dev.assay.stats.web.EstimateView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster on the wire; what people decided about it wins over what was computed, and both are there.
 *
 * @param name as people call it, or as it was computed
 * @param rule in words; absent where no rule tells the members
 * @param firstRun the run in which it was seen first, where that was another one
 */
public record ClusterView(
        String id,
        String name,
        String computedName,
        String judge,
        String criterion,
        int size,
        double share,
        String direction,
        List<String> terms,
        Optional<String> rule,
        Optional<RuleView> ruleDetail,
        List<String> exemplars,
        String borderline,
        List<String> members,
        EstimateView lift,
        Map<String, Object> cause,
        RecommendationView recommendation,
        CeilingView ceilingGain,
        List<PartView> parts,
        EstimateView stability,
        String status,
        Optional<String> owner,
        Optional<String> note,
        int revision,
        Optional<Instant> decidedAt,
        Optional<String> decidedBy,
        Optional<String> firstRun) {

    /** What the rule holds on. */
    public record RuleView(
            String attribute,
            List<String> values,
            int items,
            int disagreements,
            int otherItems,
            int otherDisagreements,
            int membersCovered) {}

    /** What to do next. */
    public record RecommendationView(String text, List<String> items) {}

    /**
     * How far agreement would rise at most.
     *
     * @param gain absent where either is undefined
     */
    public record CeilingView(String metric, EstimateView now, EstimateView ifFixed, Optional<Double> gain) {}

    /** A smaller group within. */
    public record PartView(List<String> terms, List<String> members) {}

    static ClusterView of(DecidedCluster decided, String run) {
        DisagreementCluster cluster = decided.cluster();
        ClusterDecision decision = decided.decision();
        Recommendation recommendation = decided.recommendation();
        return new ClusterView(
                cluster.id(),
                decided.name(),
                cluster.name(),
                cluster.judge(),
                cluster.criterion(),
                cluster.size(),
                cluster.share(),
                cluster.direction().word(),
                cluster.terms(),
                cluster.rule().map(rule -> rule.rule().text()),
                cluster.rule().map(ClusterView::rule),
                cluster.exemplars(),
                cluster.borderline(),
                cluster.memberIds(),
                EstimateView.of(cluster.lift()),
                cause(decided),
                new RecommendationView(recommendation.text(), recommendation.items()),
                ceiling(cluster),
                cluster.parts().stream()
                        .map(part -> new PartView(part.terms(), part.members()))
                        .toList(),
                EstimateView.of(cluster.stability()),
                decision.status().word(),
                decision.owner(),
                decision.note(),
                decided.revision(),
                decision.at(),
                decision.by(),
                Optional.of(decided.firstRun()).filter(first -> !first.equals(run)));
    }

    private static RuleView rule(DisagreementCluster.Rule rule) {
        return new RuleView(
                rule.rule().attribute(),
                rule.rule().values(),
                rule.counts().items(),
                rule.counts().errors(),
                rule.counts().otherItems(),
                rule.counts().otherErrors(),
                rule.covered());
    }

    /** {@code kind} is what holds, by a person or by the evidence; beside it stand the probabilities of all four. */
    private static Map<String, Object> cause(DecidedCluster decided) {
        Map<String, Object> cause = new LinkedHashMap<>();
        cause.put("kind", decided.cause().word());
        cause.put("decidedBy", decided.isDecided() ? "human" : "evidence");
        decided.cluster().diagnosis().inOrder().forEach((each, probability) -> cause.put(each.word(), probability));
        cause.put("evidence", decided.cluster().diagnosis().evidence());
        return cause;
    }

    private static CeilingView ceiling(DisagreementCluster cluster) {
        var ceiling = cluster.ceilingGain();
        Optional<Double> gain =
                ceiling.now().value().isPresent() && ceiling.ifFixed().value().isPresent()
                        ? Optional.of(ceiling.ifFixed().value().getAsDouble()
                                - ceiling.now().value().getAsDouble())
                        : Optional.empty();
        return new CeilingView(
                ceiling.metric(), EstimateView.of(ceiling.now()), EstimateView.of(ceiling.ifFixed()), gain);
    }
}
