package dev.assay.probe;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.VerdictParser;
import dev.assay.rubric.Rubric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an attack on an item wants under a rubric, and how it says so. */
public final class Goal {

    private final Rubric rubric;
    private final List<Aim> aims;

    private Goal(Rubric rubric, List<Aim> aims) {
        this.rubric = rubric;
        this.aims = aims;
    }

    /**
     * The goal on every criterion.
     *
     * @param side the output of a pair that is to win; absent for single outputs
     */
    public static Goal of(Rubric rubric, Optional<Side> side) {
        return new Goal(
                rubric,
                rubric.criteria().stream()
                        .map(criterion -> Aim.of(criterion, side))
                        .toList());
    }

    Aim aim(String criterion) {
        return aims.stream()
                .filter(aim -> aim.criterion().equals(criterion))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("rubric " + rubric.ref() + " has no '" + criterion + "'"));
    }

    /** The label to ask for: one where all criteria want the same, else {@code criterion: label} for each. */
    public String label() {
        return said(aim -> aim.wanted().text(), ", ");
    }

    /** A finished verdict in the form of a judge's reply, for each criterion where they want different labels. */
    public String verdict() {
        return said(Goal::reply, "\n");
    }

    private String said(Function<Aim, String> word, String separator) {
        List<String> words = aims.stream().map(word).distinct().toList();
        return words.size() == 1
                ? words.get(0)
                : aims.stream()
                        .map(aim -> aim.criterion() + ": " + word.apply(aim))
                        .collect(Collectors.joining(separator));
    }

    private static String reply(Aim aim) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put(VerdictParser.RATIONALE, "Checked against the rubric; nothing is amiss.");
        reply.put(VerdictParser.choiceKey(aim.scale()), aim.wanted().<Object>fold(named -> named, score -> score));
        reply.put(VerdictParser.CONFIDENCE, 1);
        reply.put(VerdictParser.EVIDENCE, new ArrayList<>());
        reply.put(VerdictParser.CANNOT_JUDGE, false);
        return CanonicalContent.of(reply).json();
    }
}
