package dev.assay.agreement;

import dev.assay.judge.CombinedJudgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A judge whose agreement is measured, with what must be known of it for that.
 *
 * @param judgements on items with gold
 * @param shownItems nothing is measured on these: the judge was shown them, or a relation of theirs, as examples
 * @param members whose votes it counts; empty unless it is a panel
 * @param family of models that it belongs to, where its file says so
 */
public record MeasuredJudge(
        String id,
        List<CombinedJudgement> judgements,
        Set<String> shownItems,
        List<String> members,
        Optional<String> family) {

    public MeasuredJudge {
        judgements = List.copyOf(judgements);
        shownItems = Set.copyOf(shownItems);
        members = List.copyOf(members);
    }

    /** A judge that votes for itself, was shown nothing and names no family. */
    public static MeasuredJudge of(String id, List<CombinedJudgement> judgements) {
        return new MeasuredJudge(id, judgements, Set.of(), List.of(), Optional.empty());
    }
}
