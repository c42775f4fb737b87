package dev.assay.certificate.web;

import dev.assay.access.Caller;
import dev.assay.agreement.JudgedPairs;
import dev.assay.calibration.web.JudgeCalibrations;
import dev.assay.evalset.Item;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.BlindHoldout;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldSet;
import dev.assay.gold.HoldoutLook;
import dev.assay.gold.HoldoutSet;
import dev.assay.gold.LabelPair;
import dev.assay.gold.Split;
import dev.assay.gold.store.AuditLabels;
import dev.assay.gold.store.HoldoutLooks;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.store.RubricNames;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Opens the held-out gold that a judge is measured on; the first opening by a judge is a look, and is recorded before. */
@ApplicationScoped
public class HeldOutGold {

    private final EvalSets evalSets;
    private final AuditLabels labels;
    private final HoldoutLooks looks;
    private final RubricNames rubrics;
    private final JudgeCalibrations verdicts;

    HeldOutGold(
            EvalSets evalSets,
            AuditLabels labels,
            HoldoutLooks looks,
            RubricNames rubrics,
            JudgeCalibrations verdicts) {
        this.evalSets = evalSets;
        this.labels = labels;
        this.looks = looks;
        this.rubrics = rubrics;
        this.verdicts = verdicts;
    }

    /**
     * A judge of a run beside a holdout.
     *
     * @param all the whole holdout, which certifies nothing
     * @param blind what certifies
     * @param looks all looks at it so far
     */
    public record Opened(
            Run run,
            Seat seat,
            Rubric rubric,
            HoldoutSet all,
            BlindHoldout blind,
            int looks,
            List<CombinedJudgement> said,
            List<AuditLabel> humans) {

        /** The judge beside the gold of some of the items. */
        public JudgedPairs pairs(Criterion criterion, List<GoldItem> items) {
            return new JudgedPairs(
                    criterion,
                    LabelPair.join(criterion.id(), items, said, seat.shownItems())
                            .pairs());
        }
    }

    /**
     * How a judge's look at a holdout stands without taking it.
     *
     * @param number of its look, or of the one that it would take
     * @param looks all so far
     * @param heldOut items with gold
     */
    public record Prospect(int number, int looks, long heldOut) {

        /** Whether opening keeps within so many looks. */
        public boolean isWithin(OptionalInt most) {
            return most.isEmpty() || number <= most.getAsInt();
        }
    }

    /** What opening would be; it opens nothing. */
    public Prospect prospect(Caller caller, Run run, Seat seat, GoldSet gold) {
        int soFar = looks.count(caller.workspace(), gold.header().id());
        var taken = looks.taken(caller.workspace(), gold.header().id(), seat.identity(run.rubricContent()));
        long heldOut = evalSets.items(caller.workspace(), run.evalset(), gold.itemIds()).stream()
                .filter(item -> gold.header().split().of(item.cluster()) == Split.HOLDOUT)
                .count();
        return new Prospect(taken.map(HoldoutLook::number).orElse(soFar + 1), soFar, heldOut);
    }

    /** Opens a gold set of the run's evalset for a judge of the run. */
    public Opened open(Caller caller, Run run, Seat seat, GoldSet gold) {
        Rubric rubric = rubrics.require(caller.workspace(), run.rubric(), run.rubricContent());
        List<Item> items = evalSets.items(caller.workspace(), run.evalset(), gold.itemIds());
        HoldoutLook look =
                looks.look(caller, gold.header().id(), seat.identity(run.rubricContent()), run.id(), seat.judge());
        Set<String> withGold = gold.itemIds();
        List<AuditLabel> humans =
                labels.of(caller.workspace(), run.evalset(), label -> withGold.contains(label.itemId()));
        HoldoutSet all = gold.holdout(items, look);
        return new Opened(
                run,
                seat,
                rubric,
                all,
                all.blind(humans),
                looks.count(caller.workspace(), gold.header().id()),
                verdicts.said(caller.workspace(), run, rubric, seat.judge(), withGold),
                humans);
    }
}
