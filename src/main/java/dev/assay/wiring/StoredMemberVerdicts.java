package dev.assay.wiring;

import dev.assay.edge.store.Patience;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.MemberVerdicts;
import dev.assay.judge.Question;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.Scale;
import dev.assay.run.Claim;
import dev.assay.run.store.Judgements;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the judges of a run have said, as it is stored. The criteria of an item are read at once. */
final class StoredMemberVerdicts implements MemberVerdicts {

    private final Judgements judgements;
    private final Patience patience;
    private final Claim claim;
    private final Map<String, Scale> scales;
    private volatile OfItem last = new OfItem("", List.of());

    private record OfItem(String id, List<CombinedJudgement> judgements) {}

    StoredMemberVerdicts(Judgements judgements, Patience patience, Claim claim, Rubric rubric) {
        this.judgements = judgements;
        this.patience = patience;
        this.claim = claim;
        this.scales = rubric.criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::scale));
    }

    @Override
    public List<CombinedJudgement> on(Question question) {
        String item = question.item().id();
        OfItem known = last;
        if (!known.id().equals(item)) {
            known = new OfItem(item, read(item));
            last = known;
        }
        return known.judgements().stream()
                .filter(said -> said.criterion().equals(question.criterion().id()))
                .toList();
    }

    private List<CombinedJudgement> read(String item) {
        return CombinedJudgement.combine(
                scales, patience.untilBack(() -> judgements.ofItem(claim.workspace(), claim.run(), item)));
    }
}
