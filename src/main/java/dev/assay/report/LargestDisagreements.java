package dev.assay.report;

import dev.assay.disagreement.DisagreementGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The disagreements that explain most, a few for every judge.
 *
 * @param shown largest first
 * @param groups how many groups the judge has, shown or not
 * @param disagreements how many disagreements the judge has, shown or not
 */
public record LargestDisagreements(String judge, List<DisagreementGroup> shown, int groups, int disagreements) {

    public LargestDisagreements {
        shown = List.copyOf(shown);
    }

    /**
     * One entry for every judge that differs from gold anywhere, in the order of the report.
     *
     * @param perJudge how many groups to show of each, over all its criteria
     */
    public static List<LargestDisagreements> of(RunReport report, int perJudge) {
        Map<String, List<DisagreementGroup>> byJudge = new LinkedHashMap<>();
        for (DisagreementGroup group : report.disagreements()) {
            byJudge.computeIfAbsent(group.judge(), unused -> new ArrayList<>()).add(group);
        }
        return byJudge.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), perJudge))
                .toList();
    }

    private static LargestDisagreements of(String judge, List<DisagreementGroup> groups, int most) {
        return new LargestDisagreements(
                judge,
                groups.stream()
                        .sorted(Comparator.comparingInt(DisagreementGroup::size).reversed())
                        .limit(most)
                        .toList(),
                groups.size(),
                groups.stream().mapToInt(DisagreementGroup::size).sum());
    }

    /** Disagreements in the groups that are shown. */
    public int explained() {
        return shown.stream().mapToInt(DisagreementGroup::size).sum();
    }
}
