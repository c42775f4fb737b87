package dev.assay.stats.selection;

import dev.assay.stats.Estimate;
import dev.assay.stats.Proportion;
import dev.assay.stats.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several judges in a row, each of which accepts what it is sure of and passes on the rest; what nobody accepts goes to a human.
 *
 * <p>Stage s is calibrated by {@link FixedSequenceTest} on the items that earlier stages did not accept, each of the K stages at delta/K, so
 * that all certified stages together hold the target with probability at least 1 - delta. A stage without a threshold accepts nothing
 * and still uses up its share of delta. A clustered or unequally weighted sample certifies no stage.
 *
 * <p>Source: Jung, Brahman and Choi 2025, arXiv 2407.18370. Deviation: their program spends the whole delta at each stage.
 */
public final class Cascade {

    private Cascade() {}

    /**
     * One judge of the row.
     *
     * @param threshold certified, or none
     * @param reached items that earlier stages left
     * @param accepted share of ALL items that this stage accepts, with its Wilson interval
     */
    public record Stage(Threshold threshold, long reached, Estimate accepted) {}

    /**
     * The thresholds in order, and the share of all items that some stage accepts.
     *
     * @param coverage with its Wilson interval; undefined without items
     */
    public record Certificate(List<Stage> stages, Estimate coverage) {
        public Certificate {
            stages = List.copyOf(stages);
        }
    }

    /**
     * @param stages the judges from first to last, each with its verdicts on the same items in the same order
     * @param confidenceLevel of the Wilson intervals, two-sided
     */
    public static Certificate certify(List<ConfidentVerdicts> stages, SelectionTarget target, double confidenceLevel) {
        Require.atLeast(1, stages.size(), "number of stages");
        int items = stages.get(0).size();
        SelectionTarget each = target.sharedBy(stages.size());
        int[] open = IntStream.range(0, items).toArray();
        List<Stage> certified = new ArrayList<>();
        for (ConfidentVerdicts stage : stages) {
            Require.sameLength(items, stage.size(), "stage");
            ConfidentVerdicts reached = stage.only(open);
            Threshold threshold = FixedSequenceTest.certify(reached, each);
            int[] left = refused(reached, threshold);
            Estimate accepted = Proportion.estimate(open.length - left.length, items, confidenceLevel);
            certified.add(new Stage(threshold, open.length, accepted));
            int[] before = open;
            open = Arrays.stream(left).map(item -> before[item]).toArray();
        }
        return new Certificate(certified, Proportion.estimate(items - open.length, items, confidenceLevel));
    }

    private static int[] refused(ConfidentVerdicts verdicts, Threshold threshold) {
        return threshold.fold(
                certified -> verdicts.refused(certified.value()),
                none -> IntStream.range(0, verdicts.size()).toArray());
    }
}
