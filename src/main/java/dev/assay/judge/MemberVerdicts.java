package dev.assay.judge;

import java.util.List;

/** What the members of a panel said, each asked for itself before. */
@FunctionalInterface
public interface MemberVerdicts {

    /**
     * The combined judgement of every member that was asked about the question's item and criterion, in the order of the
     * panel's members; a member that was not asked is left out.
     */
    List<CombinedJudgement> on(Question question);
}
