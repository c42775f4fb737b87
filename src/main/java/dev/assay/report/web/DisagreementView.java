package dev.assay.report.web;

import dev.assay.disagreement.Direction;
import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementGroup;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.LargestDisagreements;
import dev.assay.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a judge differs from gold, largest groups first.
 *
 * @param summary how much of the whole is shown
 * @param emphasis whether its groups are open from the start
 */
public record DisagreementView(JudgeName judge, String summary, Emphasis emphasis, List<Group> groups) {

    private static final int GROUPS = 6;
    private static final int EXAMPLES = 3;
    private static final int RATIONALE = 400;

    public DisagreementView {
        groups = List.copyOf(groups);
    }

    /** Whether the reader meets a judge's groups at once or by a click. */
    public enum Emphasis {
        OPEN,
        FOLDED
    }

    public boolean isOpen() {
        return emphasis == Emphasis.OPEN;
    }

    /**
     * Disagreements that confuse the same two labels.
     *
     * @param shareWidth the share as a width, in (0,100]
     */
    public record Group(
            VisibleText criterion,
            VisibleText gold,
            VisibleText judged,
            Way way,
            String size,
            String share,
            String shareWidth,
            List<Example> examples) {

        public Group {
            examples = List.copyOf(examples);
        }

        public boolean hasRationales() {
            return examples.stream().anyMatch(example -> example.rationale().isPresent());
        }
    }

    /**
     * A direction for the eye.
     *
     * @param name of its colour
     */
    public record Way(String name, String mark, String phrase) {

        /** The way of a direction. */
        public static Way of(Direction direction) {
            String mark =
                    switch (direction) {
                        case STRICTER -> "▲";
                        case MORE_LENIENT -> "▽";
                        case SIDEWAYS -> "◇";
                    };
            return new Way(direction.word(), mark, direction.phrase());
        }
    }

    /** One item of a group, with the judge's words where it gave any. */
    public record Example(VisibleText item, Optional<VisibleText> rationale) {

        static Example of(Disagreement disagreement) {
            return new Example(
                    VisibleText.of(disagreement.itemId()),
                    disagreement.rationale().map(said -> VisibleText.shortened(said, RATIONALE)));
        }
    }

    /** All judges; the one that the headline speaks of is open, or the first if it speaks of none. */
    static List<DisagreementView> of(RunReport report) {
        List<LargestDisagreements> byJudge = LargestDisagreements.of(report, GROUPS);
        int open = 0;
        for (int i = 0; i < byJudge.size(); i++) {
            if (report.headline().startsWith(byJudge.get(i).judge())) {
                open = i;
            }
        }
        List<DisagreementView> views = new ArrayList<>();
        for (LargestDisagreements largest : byJudge) {
            views.add(new DisagreementView(
                    JudgeName.of(report, largest.judge()),
                    summary(largest),
                    views.size() == open ? Emphasis.OPEN : Emphasis.FOLDED,
                    largest.shown().stream().map(DisagreementView::group).toList()));
        }
        return views;
    }

    private static String summary(LargestDisagreements largest) {
        String all = FigureText.counted(largest.disagreements(), "disagreement");
        return largest.shown().size() == largest.groups()
                ? all + " in " + FigureText.counted(largest.groups(), "group")
                : all + "; the " + largest.shown().size() + " largest of " + largest.groups() + " groups hold "
                        + FigureText.count(largest.explained());
    }

    private static Group group(DisagreementGroup group) {
        return new Group(
                VisibleText.of(group.criterion()),
                VisibleText.of(group.gold().text()),
                VisibleText.of(group.judged().text()),
                Way.of(group.direction()),
                FigureText.counted(group.size(), "item"),
                FigureText.share(group.share()),
                FigureText.number(100 * group.share()),
                group.members().stream().limit(EXAMPLES).map(Example::of).toList());
    }
}
