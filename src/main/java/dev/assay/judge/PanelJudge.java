package dev.assay.judge;

import dev.assay.rubric.Label;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Several judges with one vote each. The calls are the members' own: a panel calls nobody, and two panels with a common
 * member share what it said.
 *
 * <p>Named labels: the label with most votes, its share of the votes as confidence, a tie abstains ({@code panel_tied}).
 * Scores: the mean. Members without a label have no vote, and unless more than half of all members have one, the panel
 * abstains ({@code no_quorum}): two of five that are left must not speak for five.
 */
public final class PanelJudge implements Judge {

    private final int members;
    private final MemberVerdicts verdicts;

    /** @param members how many the panel has, at least 2 */
    public PanelJudge(int members, MemberVerdicts verdicts) {
        this.members = members;
        this.verdicts = verdicts;
    }

    @Override
    public Opinion judge(Questionnaire asked, CallLedger ledger) {
        return Opinion.of(asked, question -> {
            Votes votes = new Votes(verdicts.on(question).stream()
                    .flatMap(said -> said.verdict().label().stream())
                    .toList());
            if (2 * votes.labels().size() <= members) {
                return Verdict.abstained(Reason.NO_QUORUM);
            }
            return question.criterion()
                    .scale()
                    .fold(
                            categorical -> votes.winner()
                                    .map(label -> scored(label, OptionalDouble.of(votes.share(label))))
                                    .orElse(Verdict.abstained(Reason.PANEL_TIED)),
                            numeric -> scored(Label.score(votes.mean()), OptionalDouble.empty()));
        });
    }

    private static Verdict scored(Label label, OptionalDouble confidence) {
        return new Verdict.Scored(label, confidence, Optional.empty(), List.of(), Set.of());
    }
}
