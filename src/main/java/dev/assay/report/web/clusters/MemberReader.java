package dev.assay.report.web.clusters;

import dev.assay.disagreement.Disagreement;
import dev.assay.disagreement.DisagreementSet;
import dev.assay.evalset.Item;
import dev.assay.judge.VisibleText;
import dev.assay.report.web.DisagreementView;
import dev.assay.report.web.ItemField;
import dev.assay.rubric.Rubric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Joins a disagreement with the words of its item, as far as the rubric shows them to a judge. */
final class MemberReader {

    private static final int RATIONALE = 400;

    private final Rubric rubric;
    private final Map<String, Item> items;
    private final Map<String, Disagreement> members;

    MemberReader(Rubric rubric, DisagreementSet set) {
        this.rubric = rubric;
        this.items = set.pairs().stream()
                .map(pair -> pair.gold().item())
                .collect(Collectors.toMap(Item::id, Function.identity(), (one, same) -> one));
        this.members = set.members().stream().collect(Collectors.toMap(Disagreement::itemId, Function.identity()));
    }

    /** The member of an id; empty if there is none. */
    Optional<MemberView> member(String itemId, int characters) {
        return Optional.ofNullable(members.get(itemId)).map(member -> member(member, characters));
    }

    /** @param characters shown of each field at most */
    MemberView member(Disagreement member, int characters) {
        return new MemberView(
                VisibleText.of(member.itemId()),
                VisibleText.of(member.gold().text()),
                VisibleText.of(member.judged().text()),
                DisagreementView.Way.of(member.direction()),
                Optional.ofNullable(items.get(member.itemId()))
                        .map(item -> ItemField.shown(rubric, item, characters))
                        .orElse(List.of()),
                member.rationale().map(said -> VisibleText.shortened(said, RATIONALE)));
    }
}
