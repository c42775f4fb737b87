package dev.assay.disagreement;

import java.util.Optional;
import java.util.Set;

/**
 * What bears on who is wrong about one item.
 *
 * @param labelled humans with a first opinion
 * @param auditors those of them whose opinion counts here
 * @param split whether one of several humans sides with the judge
 * @param ruled whether gold is a ruling
 * @param forGold other judges that gave gold's label
 * @param forJudge other judges that gave this judge's label
 * @param defects of the item itself
 * @param contradicts whether the judge's reason concludes with another label than its verdict, or quotes what is not there
 * @param alone the one human on whom gold rests
 */
record CaseEvidence(
        int labelled,
        int auditors,
        boolean split,
        boolean ruled,
        int forGold,
        int forJudge,
        Set<ItemDefect> defects,
        boolean contradicts,
        Optional<String> alone) {

    CaseEvidence {
        defects = Set.copyOf(defects);
    }
}
