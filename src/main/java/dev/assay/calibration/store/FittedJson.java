package dev.assay.calibration.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.calibration.CriterionFit;
import dev.assay.calibration.LabelMapping;
import dev.assay.stats.scores.BetaMap;
import dev.assay.stats.scores.CalibrationMap;
import dev.assay.stats.scores.IdentityMap;
import dev.assay.stats.scores.IsotonicMap;
import dev.assay.stats.scores.OneVsRest;
import dev.assay.stats.scores.PlattMap;
import dev.assay.stats.scores.TemperatureMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fitted mappings as JSON: the parameters by name, so that anybody can compute the probabilities again. */
final class FittedJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FittedJson() {}

    static ObjectNode written(Map<String, CriterionFit> criteria, Map<String, String> impossible) {
        ObjectNode node = NODES.objectNode();
        ObjectNode fits = node.putObject("criteria");
        criteria.forEach((criterion, fit) -> fits.set(criterion, fit(fit)));
        ObjectNode reasons = node.putObject("impossible");
        impossible.forEach(reasons::put);
        return node;
    }

    private static ObjectNode fit(CriterionFit fit) {
        ObjectNode node = NODES.objectNode();
        fit.labels().forEach(node.putArray("labels")::add);
        fit.passing().forEach(node.putArray("passing")::add);
        node.set("mapping", mapping(fit.mapping()));
        ObjectNode outOfFold = node.putObject("outOfFold");
        fit.outOfFold().forEach((item, probabilities) -> probabilities.forEach(outOfFold.withArray(item)::add));
        node.put("n", fit.n());
        node.put("unscored", fit.unscored());
        return node;
    }

    private static ObjectNode mapping(LabelMapping mapping) {
        return mapping.fold(
                sides -> {
                    ObjectNode node = NODES.objectNode().put("kind", "pass_or_defect");
                    node.set("map", map(sides.map()));
                    sides.defect().forEach(node.putArray("defect")::add);
                    ArrayNode shares = node.putArray("shares");
                    sides.shares().forEach(row -> row.forEach(shares.addArray()::add));
                    return node;
                },
                every -> {
                    ObjectNode node = NODES.objectNode().put("kind", "every_label");
                    ArrayNode maps = node.putArray("maps");
                    every.map().maps().forEach(map -> maps.add(map(map)));
                    return node;
                });
    }

    private static ObjectNode map(CalibrationMap map) {
        ObjectNode node = NODES.objectNode();
        if (map instanceof PlattMap platt) {
            return node.put("method", "platt").put("slope", platt.slope()).put("intercept", platt.intercept());
        }
        if (map instanceof TemperatureMap temperature) {
            return node.put("method", "temperature").put("temperature", temperature.temperature());
        }
        if (map instanceof BetaMap beta) {
            return node.put("method", "beta")
                    .put("a", beta.a())
                    .put("b", beta.b())
                    .put("c", beta.c());
        }
        if (map instanceof IsotonicMap isotonic) {
            node.put("method", "isotonic");
            ArrayNode thresholds = node.putArray("thresholds");
            ArrayNode values = node.putArray("values");
            for (double threshold : isotonic.thresholds()) {
                thresholds.add(threshold);
            }
            for (double value : isotonic.values()) {
                values.add(value);
            }
            return node;
        }
        return node.put("method", "identity");
    }

    static Map<String, CriterionFit> criteria(JsonNode node) {
        Map<String, CriterionFit> fits = new LinkedHashMap<>();
        node.path("criteria")
                .fields()
                .forEachRemaining(entry -> fits.put(entry.getKey(), fit(entry.getKey(), entry.getValue())));
        return fits;
    }

    static Map<String, String> impossible(JsonNode node) {
        Map<String, String> reasons = new LinkedHashMap<>();
        node.path("impossible")
                .fields()
                .forEachRemaining(
                        entry -> reasons.put(entry.getKey(), entry.getValue().asText()));
        return reasons;
    }

    private static CriterionFit fit(String criterion, JsonNode node) {
        Map<String, List<Double>> outOfFold = new TreeMap<>();
        node.path("outOfFold")
                .fields()
                .forEachRemaining(entry -> outOfFold.put(entry.getKey(), doubles(entry.getValue())));
        List<String> labels = new ArrayList<>();
        node.path("labels").forEach(label -> labels.add(label.asText()));
        return new CriterionFit(
                criterion,
                labels,
                flags(node.path("passing")),
                mapping(node.path("mapping")),
                outOfFold,
                node.path("n").asLong(),
                node.path("unscored").asLong());
    }

    private static LabelMapping mapping(JsonNode node) {
        if (node.path("kind").asText().equals("every_label")) {
            List<CalibrationMap> maps = new ArrayList<>();
            node.path("maps").forEach(map -> maps.add(map(map)));
            return new LabelMapping.EveryLabel(new OneVsRest(maps));
        }
        List<List<Double>> shares = new ArrayList<>();
        node.path("shares").forEach(row -> shares.add(doubles(row)));
        return new LabelMapping.PassOrDefect(map(node.path("map")), flags(node.path("defect")), shares);
    }

    private static CalibrationMap map(JsonNode node) {
        return switch (node.path("method").asText()) {
            case "platt" ->
                new PlattMap(
                        node.path("slope").asDouble(), node.path("intercept").asDouble());
            case "temperature" -> new TemperatureMap(node.path("temperature").asDouble());
            case "beta" ->
                new BetaMap(
                        node.path("a").asDouble(),
                        node.path("b").asDouble(),
                        node.path("c").asDouble());
            case "isotonic" -> IsotonicMap.of(array(node.path("thresholds")), array(node.path("values")));
            case "identity" -> new IdentityMap();
            default -> throw new IllegalStateException("unknown calibration map " + node);
        };
    }

    private static double[] array(JsonNode node) {
        return doubles(node).stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Double> doubles(JsonNode node) {
        List<Double> values = new ArrayList<>();
        node.forEach(value -> values.add(value.asDouble()));
        return values;
    }

    private static List<Boolean> flags(JsonNode node) {
        List<Boolean> values = new ArrayList<>();
        node.forEach(value -> values.add(value.asBoolean()));
        return values;
    }

    static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalStateException("a calibration cannot be read", broken);
        }
    }
}
