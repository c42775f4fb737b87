package dev.assay.agreement.web;

import dev.assay.access.Caller;
import dev.assay.evalset.EvalSet;
import dev.assay.evalset.store.EvalSets;
import dev.assay.gold.GoldPart;
import dev.assay.gold.GoldSet;
import dev.assay.gold.store.GoldSets;
import dev.assay.run.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the gold of all releases of a run's series, each of the same split. */
@ApplicationScoped
public class SeriesGold {

    private final EvalSets evalSets;
    private final GoldSets goldSets;
    private final PartOpener opener;

    SeriesGold(EvalSets evalSets, GoldSets goldSets, PartOpener opener) {
        this.evalSets = evalSets;
        this.goldSets = goldSets;
        this.opener = opener;
    }

    /**
     * The gold of a series.
     *
     * @param id absent where the run's evalset belongs to none, and is alone
     * @param parts the run's own and those of other releases, by evalset
     * @param withoutGold evalsets that have none for the rubric
     * @param otherMajor evalsets whose gold was resolved under another major version of the rubric
     */
    public record Found(Optional<String> id, List<GoldPart> parts, List<String> withoutGold, List<String> otherMajor) {}

    /**
     * Gathers.
     *
     * @param own the part that is open already
     */
    public Found around(Caller caller, Run run, GoldPart own, Optional<String> judge) {
        Optional<String> series =
                evalSets.require(caller.workspace(), run.evalset()).series();
        List<GoldPart> parts = new ArrayList<>();
        List<String> withoutGold = new ArrayList<>();
        List<String> otherMajor = new ArrayList<>();
        for (String evalset : releases(caller, run, series)) {
            Optional<GoldSet.Header> gold =
                    goldSets.latest(caller.workspace(), evalset, run.rubric().id());
            if (evalset.equals(run.evalset())) {
                parts.add(own);
            } else if (gold.isEmpty()) {
                withoutGold.add(evalset);
            } else if (gold.get().rubric().version().major()
                    != run.rubric().version().major()) {
                otherMajor.add(evalset);
            } else {
                parts.add(opener.part(caller, run, gold.get(), own.split(), judge));
            }
        }
        return new Found(series, parts, withoutGold, otherMajor);
    }

    private List<String> releases(Caller caller, Run run, Optional<String> series) {
        return series.map(id -> evalSets.ofSeries(caller.workspace(), id).stream()
                        .map(EvalSet::id)
                        .toList())
                .orElseGet(() -> List.of(run.evalset()));
    }
}
