package dev.assay.judge;

import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            List<Label> votes = new ArrayList<>();
            verdicts.on(question).forEach(said -> said.verdict().label().ifPresent(votes::add));
            if (2 * votes.size() <= members) {
                return Verdict.abstained(Reason.NO_QUORUM);
            }
            Scale scale = question.criterion().scale();
            return scale.fold(categorical -> mostVotes(votes), numeric -> mean(votes));
        });
    }

    private static Verdict mostVotes(List<Label> votes) {
        Map<Label, Integer> counts = new LinkedHashMap<>();
        votes.forEach(vote -> counts.merge(vote, 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        List<Label> leaders = counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        return leaders.size() == 1
                ? scored(leaders.get(0), OptionalDouble.of((double) most / votes.size()))
                : Verdict.abstained(Reason.PANEL_TIED);
    }

    private static Verdict mean(List<Label> votes) {
        return scored(
                Label.score(votes.stream().mapToDouble(Label::number).average().orElseThrow()), OptionalDouble.empty());
    }

    private static Verdict scored(Label label, OptionalDouble confidence) {
        return new Verdict.Scored(label, confidence, java.util.Optional.empty(), List.of(), Set.of());
    }
}
