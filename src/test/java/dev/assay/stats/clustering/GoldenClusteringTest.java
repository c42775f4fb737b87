package dev.assay.stats.clustering;

import static dev.assay.stats.GoldenInputs.ints;
import static dev.assay.stats.GoldenInputs.matrix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.stats.GoldenCases;
import dev.assay.stats.MultipleTesting;
import dev.assay.stats.SliceContrast;
import dev.assay.stats.learn.DensityClusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenClusteringTest {

    private static final String FILE = "08-clustering-slices.json";
    private static final String BLOBS = "planted_blobs_115";

    @TestFactory
    Stream<DynamicTest> clusters_and_slices_meet_their_golden_values() {
        GoldenCases cases = GoldenCases.of(FILE);
        blobs(cases);
        cases.meets(
                        "sklearn_doc_cluster_scores/ari_independent",
                        in -> RandIndex.adjusted(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}))
                .meets(
                        "sklearn_doc_cluster_scores/ari",
                        in -> RandIndex.adjusted(ints(in.get("labels_true")), ints(in.get("labels_pred"))))
                .isNoTarget("sklearn_doc_cluster_scores/*", "scores that nothing here reports");
        cases.meets("ctfidf_bertopic_form/weights", in -> ClassTerms.weights(counts(in)))
                .isNoTarget("ctfidf_bertopic_form/*", "follows from the weights");
        slices(cases);
        return cases.tests();
    }

    private static void blobs(GoldenCases cases) {
        cases.meets(BLOBS + "/average_cut4.top_heights", in -> top(heights(in, Agglomeration.Linkage.AVERAGE)))
                .meets(BLOBS + "/ward_cut4.top_heights", in -> top(heights(in, Agglomeration.Linkage.WARD)))
                .meets(BLOBS + "/silhouette_ward4", in -> silhouettes(in).get(2))
                .meets(BLOBS + "/ari_planted_vs_ward4", in -> RandIndex.adjusted(ints(in.get("planted")), ward4(in)))
                .isNoTarget(BLOBS + "/silhouette_by_k_ward*", "read in a test of its own, by number of groups")
                .isNoTarget(BLOBS + "/hdbscan_minPts*", "compared as a partition in a test of its own")
                .isNoTarget(BLOBS + "/ward_cut4*", "compared as a partition in a test of its own")
                .isNoTarget(BLOBS + "/average_cut4*", "compared as a partition in a test of its own")
                .isNoTarget(BLOBS + "/*", "scores and choices that nothing here uses");
    }

    private static void slices(GoldenCases cases) {
        cases.meets("slice_tests_5/bh", in -> MultipleTesting.BENJAMINI_HOCHBERG.adjust(pValues(in)))
                .meets("slice_tests_5/by", in -> MultipleTesting.BENJAMINI_YEKUTIELI.adjust(pValues(in)))
                .meets("slice_tests_5/holm", in -> MultipleTesting.HOLM.adjust(pValues(in)))
                .isNoTarget("slice_tests_5/per_slice*", "read field by field in a test of its own");
    }

    @Test
    void dense_clusters_are_those_of_the_reference_but_for_ties() {
        JsonNode in = GoldenCases.input(FILE, BLOBS);
        for (int points : new int[] {5, 10}) {
            JsonNode golden = GoldenCases.expected(FILE, BLOBS, "hdbscan_minPts" + points);

            int[] ours = DensityClusters.of(matrix(in.get("points")), points, points, 2);

            assertThat(RandIndex.adjusted(ours, ints(golden.get("value")))).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void cuts_of_the_trees_are_the_partitions_of_the_reference() {
        JsonNode in = GoldenCases.input(FILE, BLOBS);

        assertThat(RandIndex.adjusted(
                        ward4(in),
                        ints(GoldenCases.expected(FILE, BLOBS, "ward_cut4").get("value"))))
                .isEqualTo(1);
        assertThat(RandIndex.adjusted(
                        tree(in, Agglomeration.Linkage.AVERAGE).cut(4),
                        ints(GoldenCases.expected(FILE, BLOBS, "average_cut4").get("value"))))
                .isEqualTo(1);
    }

    @Test
    void silhouettes_choose_four_groups_as_the_reference_does() {
        JsonNode in = GoldenCases.input(FILE, BLOBS);
        JsonNode golden = GoldenCases.expected(FILE, BLOBS, "silhouette_by_k_ward");
        List<Double> ours = silhouettes(in);

        for (int k = 2; k <= 8; k++) {
            assertThat(ours.get(k - 2))
                    .isCloseTo(golden.get("value").get(Integer.toString(k)).asDouble(), within(1e-9));
        }
        assertThat(ours.indexOf(ours.stream().max(Double::compare).orElseThrow()) + 2)
                .isEqualTo(4);
    }

    @Test
    void slices_have_the_rates_tests_and_effects_of_the_reference() {
        JsonNode in = GoldenCases.input(FILE, "slice_tests_5");
        JsonNode golden =
                GoldenCases.expected(FILE, "slice_tests_5", "per_slice").get("value");
        Map<String, ToDoubleFunction<SliceContrast>> fields = new LinkedHashMap<>();
        fields.put("fisher_greater_p", SliceContrast::pValueOfMore);
        fields.put("lift", slice -> slice.lift().value().orElseThrow());
        fields.put(
                "risk_difference", slice -> slice.riskDifference(0.95).value().orElseThrow());
        fields.put("wracc", SliceContrast::weightedRelativeAccuracy);
        fields.put("cohen_h", SliceContrast::cohenH);
        fields.put("slicefinder_effect_size", SliceContrast::effectSize);

        for (JsonNode slice : in.get("slices")) {
            JsonNode expected = golden.get(slice.get("name").asText());
            fields.forEach((field, ours) -> assertThat(ours.applyAsDouble(contrast(slice)))
                    .as(slice.get("name").asText() + " " + field)
                    .isCloseTo(expected.get(field).asDouble(), within(1e-9)));
        }
    }

    private static SliceContrast contrast(JsonNode slice) {
        return new SliceContrast(
                slice.get("n").asInt(),
                slice.get("errors").asInt(),
                slice.get("rest_n").asInt(),
                slice.get("rest_errors").asInt());
    }

    private static double[] pValues(JsonNode in) {
        return StreamSupport.stream(in.get("slices").spliterator(), false)
                .mapToDouble(slice -> contrast(slice).pValueOfMore())
                .toArray();
    }

    private static Agglomeration tree(JsonNode in, Agglomeration.Linkage linkage) {
        return Agglomeration.of(Distances.between(matrix(in.get("points"))), linkage);
    }

    private static int[] ward4(JsonNode in) {
        return tree(in, Agglomeration.Linkage.WARD).cut(4);
    }

    private static double[] heights(JsonNode in, Agglomeration.Linkage linkage) {
        return tree(in, linkage).heights();
    }

    /** The five last joins, the highest first or last as the reference has them. */
    private static double[] top(double[] heights) {
        return DoubleStream.of(heights).skip(heights.length - 5L).toArray();
    }

    private static List<Double> silhouettes(JsonNode in) {
        Distances distances = Distances.between(matrix(in.get("points")));
        Agglomeration tree = Agglomeration.of(distances, Agglomeration.Linkage.WARD);
        List<Double> means = new ArrayList<>();
        for (int k = 2; k <= 8; k++) {
            means.add(Silhouette.mean(distances, tree.cut(k)));
        }
        return means;
    }

    private static double[][] counts(JsonNode in) {
        TreeSet<String> words = new TreeSet<>();
        in.get("docs").forEach(doc -> doc.forEach(word -> words.add(word.asText())));
        List<String> vocabulary = List.copyOf(words);
        int[] cluster = ints(in.get("cluster"));
        double[][] counts = new double[3][vocabulary.size()];
        for (int doc = 0; doc < cluster.length; doc++) {
            for (JsonNode word : in.get("docs").get(doc)) {
                counts[cluster[doc]][vocabulary.indexOf(word.asText())]++;
            }
        }
        return counts;
    }
}
