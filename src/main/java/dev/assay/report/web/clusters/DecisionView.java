package dev.assay.report.web.clusters;

import dev.assay.disagreement.ClusterDecision;
import dev.assay.disagreement.DecidedCluster;
import dev.assay.judge.VisibleText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people decided about a cluster, to be read and to be changed.
 *
 * @param revision that a change has to name
 * @param name as it stands in the field, empty where nobody gave one; so are owner and note
 * @param said the note as text, absent where there is none
 * @param states of which a person chooses one
 * @param last when and by whom it was changed last; absent where nobody decided anything
 */
public record DecisionView(
        int revision,
        String name,
        String owner,
        String note,
        Optional<VisibleText> ownedBy,
        Optional<VisibleText> said,
        List<State> states,
        Optional<VisibleText> last) {

    private static final DateTimeFormatter FOR_PEOPLE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public DecisionView {
        states = List.copyOf(states);
    }

    /** How far the cluster is dealt with. */
    public record State(String word, String name, boolean isChosen) {}

    static DecisionView of(DecidedCluster decided) {
        ClusterDecision decision = decided.decision();
        return new DecisionView(
                decided.revision(),
                decision.name().orElse(""),
                decision.owner().orElse(""),
                decision.note().orElse(""),
                decision.owner().map(VisibleText::of),
                decision.note().map(VisibleText::of),
                Arrays.stream(ClusterDecision.Status.values())
                        .map(status ->
                                new State(status.word(), status.word().replace('_', ' '), status == decision.status()))
                        .toList(),
                decision.at()
                        .map(at -> VisibleText.of("last changed " + FOR_PEOPLE.format(at) + " by "
                                + decision.by().orElse("a person"))));
    }

    /** The state that was chosen. */
    public String state() {
        return states.stream()
                .filter(State::isChosen)
                .map(State::name)
                .findFirst()
                .orElse("");
    }
}
