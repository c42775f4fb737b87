package dev.assay.stats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Turns the layouts of the golden files into the room's types. */
public final class GoldenInputs {

    private GoldenInputs() {}

    public static double[] doubles(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    public static int[] ints(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    public static double[][] matrix(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(GoldenInputs::doubles)
                .toArray(double[][]::new);
    }

    public static ConfusionMatrix table(JsonNode rows) {
        return ConfusionMatrix.of(matrix(rows));
    }

    /** The items behind a table of whole counts, row by row. */
    public static RatedPairs pairs(JsonNode table) {
        List<Integer> gold = new ArrayList<>();
        List<Integer> judge = new ArrayList<>();
        double[][] counts = matrix(table);
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                for (int copy = 0; copy < counts[i][j]; copy++) {
                    gold.add(i);
                    judge.add(j);
                }
            }
        }
        return RatedPairs.of(counts.length, ints(gold), ints(judge));
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Labels 1..q, units in rows unless the case says otherwise, null = missing. */
    public static Ratings ratings(JsonNode input, int labels) {
        JsonNode ratings = input.get("ratings");
        boolean ratersFirst = input.get("kind").asText().equals("raters_x_units");
        int rows = ratings.size();
        int columns = ratings.get(0).size();
        int[][] units = new int[ratersFirst ? columns : rows][ratersFirst ? rows : columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                JsonNode rating = ratings.get(row).get(column);
                int label = rating.isNull() ? Ratings.MISSING : rating.asInt() - 1;
                units[ratersFirst ? column : row][ratersFirst ? row : column] = label;
            }
        }
        return Ratings.of(labels, units);
    }

    /** Ratings that give each unit so many ratings of each label. */
    public static Ratings ratingsOfCounts(JsonNode counts) {
        int[][] units = StreamSupport.stream(counts.spliterator(), false)
                .map(unit -> IntStream.range(0, unit.size())
                        .flatMap(label -> IntStream.generate(() -> label)
                                .limit(unit.get(label).asInt()))
                        .toArray())
                .toArray(int[][]::new);
        return Ratings.of(counts.get(0).size(), units);
    }

    /** Two columns of complete ratings as pairs of labels 1..q. */
    public static RatedPairs columns(JsonNode input, int first, int second, int labels) {
        JsonNode ratings = input.get("ratings");
        int[] gold = new int[ratings.size()];
        int[] judge = new int[ratings.size()];
        for (int unit = 0; unit < gold.length; unit++) {
            gold[unit] = ratings.get(unit).get(first).asInt() - 1;
            judge[unit] = ratings.get(unit).get(second).asInt() - 1;
        }
        return RatedPairs.of(labels, gold, judge);
    }
}
