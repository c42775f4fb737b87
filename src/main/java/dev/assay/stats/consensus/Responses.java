package dev.assay.stats.consensus;

import dev.assay.stats.Ratings;
import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Which rater gave which label to which item, any number of times; labels are positions on the full scale.
 *
 * <p>Items and raters are numbered from 0; an item or rater without any response is allowed and stays apart from the rest.
 */
public final class Responses {

    private final int labels;
    private final int items;
    private final int raters;
    private final int[] item;
    private final int[] rater;
    private final int[] label;

    private Responses(int labels, int items, int raters, int[] item, int[] rater, int[] label) {
        this.labels = labels;
        this.items = items;
        this.raters = raters;
        this.item = item;
        this.rater = rater;
        this.label = label;
    }

    /**
     * @param labels size of the scale, at least 1
     * @param items number of items
     * @param raters number of raters
     * @param item of each response, below items
     * @param rater of each response, below raters
     * @param label of each response, below labels
     */
    public static Responses of(int labels, int items, int raters, int[] item, int[] rater, int[] label) {
        Require.atLeast(1, labels, "number of labels");
        Require.sameLength(item.length, rater.length, "raters");
        Require.sameLength(item.length, label.length, "labels");
        for (int response = 0; response < item.length; response++) {
            Objects.checkIndex(item[response], items);
            Objects.checkIndex(rater[response], raters);
            Objects.checkIndex(label[response], labels);
        }
        return new Responses(labels, items, raters, item.clone(), rater.clone(), label.clone());
    }

    /** One response for each rating that is not missing, in the order of units. */
    public static Responses of(Ratings ratings) {
        int columns = ratings.raters();
        int[] given = IntStream.range(0, ratings.size() * columns)
                .filter(cell -> ratings.label(cell / columns, cell % columns) != Ratings.MISSING)
                .toArray();
        return new Responses(
                ratings.labels(),
                ratings.size(),
                columns,
                Arrays.stream(given).map(cell -> cell / columns).toArray(),
                Arrays.stream(given).map(cell -> cell % columns).toArray(),
                Arrays.stream(given)
                        .map(cell -> ratings.label(cell / columns, cell % columns))
                        .toArray());
    }

    /** Each response as often as its item was drawn. */
    Responses repeated(double[] timesOfItem) {
        int[] drawn = IntStream.range(0, size())
                .flatMap(response -> IntStream.generate(() -> response).limit(Math.round(timesOfItem[item[response]])))
                .toArray();
        return pick(drawn);
    }

    private Responses pick(int[] responses) {
        return new Responses(
                labels,
                items,
                raters,
                Arrays.stream(responses).map(each -> item[each]).toArray(),
                Arrays.stream(responses).map(each -> rater[each]).toArray(),
                Arrays.stream(responses).map(each -> label[each]).toArray());
    }

    /** Size of the scale. */
    public int labels() {
        return labels;
    }

    public int items() {
        return items;
    }

    public int raters() {
        return raters;
    }

    /** Number of responses. */
    public int size() {
        return item.length;
    }

    public int item(int response) {
        return item[response];
    }

    public int rater(int response) {
        return rater[response];
    }

    public int label(int response) {
        return label[response];
    }

    /** Responses by rater. */
    public int[] perRater() {
        int[] counts = new int[raters];
        Arrays.stream(rater).forEach(each -> counts[each]++);
        return counts;
    }

    /** How often each label was given to each item. */
    double[][] votes() {
        double[][] votes = new double[items][labels];
        for (int response = 0; response < item.length; response++) {
            votes[item[response]][label[response]]++;
        }
        return votes;
    }

    /** The share of each label among the responses to each item; all 0 for an item without any. */
    double[][] voteShares() {
        double[][] shares = votes();
        for (double[] row : shares) {
            double sum = Arrays.stream(row).sum();
            Arrays.setAll(row, k -> sum == 0 ? 0 : row[k] / sum);
        }
        return shares;
    }

    boolean[] answered() {
        boolean[] answered = new boolean[items];
        Arrays.stream(item).forEach(each -> answered[each] = true);
        return answered;
    }
}
