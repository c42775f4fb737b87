package dev.assay.report.web.annotations;

import dev.assay.annotation.AnnotationErrors;
import dev.assay.annotation.CriterionDoubt;
import dev.assay.evalset.Item;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.web.ItemField;
import dev.assay.rubric.Rubric;
import java.util.List;
import java.util.Optional;

/**
 * An annotation that may be wrong.
 *
 * @param rank from 1
 * @param probability that it is wrong on some criterion
 * @param fields what a judge is shown of the item, shortened
 * @param doubts the most doubtful criterion first
 */
public record SuspectView(
        int rank,
        VisibleText item,
        Optional<VisibleText> annotator,
        String probability,
        List<ItemField> fields,
        List<Doubt> doubts) {

    private static final int CHARACTERS = 600;
    private static final double MOST_SAID = 0.99;

    public SuspectView {
        fields = List.copyOf(fields);
        doubts = List.copyOf(doubts);
    }

    /** What is doubted on one criterion, and why. */
    public record Doubt(VisibleText criterion, String probability, List<VisibleText> evidence) {

        public Doubt {
            evidence = List.copyOf(evidence);
        }

        static Doubt of(CriterionDoubt doubt) {
            return new Doubt(
                    VisibleText.of(doubt.criterion()),
                    sure(doubt.probability()),
                    doubt.evidence().stream().map(VisibleText::of).toList());
        }
    }

    /** The criterion that is doubted most. */
    public Doubt first() {
        return doubts.get(0);
    }

    /** The other criteria. */
    public List<Doubt> others() {
        return doubts.subList(1, doubts.size());
    }

    /** Nothing here is certain, so that 1.00 is not said. */
    private static String sure(double probability) {
        return probability > MOST_SAID ? "over " + FigureText.number(MOST_SAID) : FigureText.number(probability);
    }

    static SuspectView of(int rank, AnnotationErrors.Suspect suspect, Optional<Item> item, Rubric rubric) {
        return new SuspectView(
                rank,
                VisibleText.of(suspect.itemId()),
                suspect.source().map(VisibleText::of),
                sure(suspect.probability()),
                item.map(known -> ItemField.shown(rubric, known, CHARACTERS)).orElse(List.of()),
                suspect.doubts().stream().map(Doubt::of).toList());
    }
}
