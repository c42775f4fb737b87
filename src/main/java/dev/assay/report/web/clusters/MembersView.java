package dev.assay.report.web.clusters;

import dev.assay.disagreement.Disagreement;
import dev.assay.report.FigureText;
import java.util.List;

/**
 * What was counted.
 *
 * @param count of all, in words
 * @param shown the first of them, by item id
 * @param more how many are left out
 */
public record MembersView(String count, List<MemberView> shown, int more) {

    /** A page of some thousand items would take longer to read than anybody will. */
    private static final int MOST = 100;

    private static final int CHARACTERS = 160;

    public MembersView {
        shown = List.copyOf(shown);
    }

    static MembersView of(List<Disagreement> members, MemberReader reader) {
        return new MembersView(
                FigureText.counted(members.size(), "item"),
                members.stream()
                        .limit(MOST)
                        .map(member -> reader.member(member, CHARACTERS))
                        .toList(),
                Math.max(0, members.size() - MOST));
    }
}
